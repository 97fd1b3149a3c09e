package io.printlab.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.app.RunningApp;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SessionCookieTest {
    @TempDir
    private Path folder;

    @Test
    void behindAnHttpsAddressTheCookieIsForHttpsAlone() {
        try (RunningApp app = new RunningApp(folder, "https://prints.example.org")) {
            assertThat(cookie(app)).contains("; Secure").contains("; HttpOnly").contains("; SameSite=Lax");
        }
    }

    @Test
    void withoutHttpsABrowserStillSendsItAndScriptsNeverSeeIt() {
        try (RunningApp app = new RunningApp(folder)) {
            assertThat(cookie(app))
                    .doesNotContain("Secure")
                    .contains("; HttpOnly")
                    .contains("; SameSite=Lax")
                    .contains("; Path=/");
        }
    }

    private static String cookie(RunningApp app) {
        HttpResponse<String> entered = app.post(
                "/sign-in",
                "name=sam.student&password=" + RunningApp.PASSWORD.replace(' ', '+'),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(entered.statusCode()).isEqualTo(303);
        return entered.headers().firstValue("Set-Cookie").orElseThrow();
    }
}
