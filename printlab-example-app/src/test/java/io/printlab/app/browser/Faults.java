package io.printlab.app.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;

/** What no page may do while a person uses it: complain, break the security policy, miss something, open a dialog. */
final class Faults {
    private static final String TELL_VIOLATIONS = """
            addEventListener('securitypolicyviolation', (event) =>
              console.error('security policy: ' + event.violatedDirective + ' blocks ' + event.blockedURI));
            """;
    /** A page that is left, or that closes its stream while it is hidden, ends its requests itself. */
    private static final String ENDED_BY_THE_PAGE = "net::ERR_ABORTED";

    private final List<String> seen = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    void watch(BrowserContext context) {
        context.addInitScript(TELL_VIOLATIONS);
        context.onConsoleMessage(this::said);
        context.onWebError(error -> note("uncaught " + error.error()));
        context.onRequestFailed(this::failed);
        context.onResponse(this::answered);
        context.onDialog(this::opened);
    }

    /** In this test whatever contains these words is meant to happen. */
    void expect(String words) {
        expected.add(words);
    }

    /** What was seen and not expected since the last time. */
    List<String> take() {
        List<String> unexpected = seen.stream()
                .filter(fault -> expected.stream().noneMatch(fault::contains))
                .toList();
        seen.clear();
        expected.clear();
        return unexpected;
    }

    private void said(ConsoleMessage message) {
        if (message.type().equals("error") || message.type().equals("warning")) {
            note("console " + message.type() + ": " + message.text() + " " + message.location());
        }
    }

    private void failed(Request request) {
        if (!ENDED_BY_THE_PAGE.equals(request.failure())) {
            note("failed: " + request.method() + " " + request.url() + " " + request.failure());
        }
    }

    private void answered(Response response) {
        if (response.status() >= 400) {
            note("answer " + response.status() + ": " + response.request().method() + " " + response.url());
        }
    }

    private void opened(Dialog dialog) {
        note("dialog: " + dialog.message());
        dialog.dismiss();
    }

    private void note(String fault) {
        seen.add(fault);
    }
}
