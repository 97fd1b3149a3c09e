package io.printlab.app.page;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.printlab.PrintLab;
import io.printlab.app.http.Visitor;
import io.printlab.audit.AuditLog;
import io.printlab.desk.PeopleDesk;
import io.printlab.device.DeviceId;
import io.printlab.error.PrintLabException;
import io.printlab.job.JobId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.regex.Pattern;

/** Draws pages for visitors who are signed in. Thread-safe. */
@Singleton
final class Screen {
    /** Id of the element that the browser fetches anew when something happened. */
    private static final String LIVE_PART = "live";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final PrintLab lab;
    private final Clock clock;
    private final Templates templates;

    @Inject
    Screen(PrintLab lab, Clock clock, Templates templates) {
        this.lab = lab;
        this.clock = clock;
        this.templates = templates;
    }

    PrintLab lab() {
        return lab;
    }

    Viewing viewing(Context ctx) {
        Visitor visitor = Visitor.of(ctx);
        return new Viewing(
                lab,
                visitor.user(),
                visitor.actor(),
                clock.instant(),
                clock.getZone(),
                new People(lab.names(), visitor.actor()),
                lab.events().latest(visitor.actor()));
    }

    /** Draws a page, or only its live part where the browser asks for that. */
    void show(Context ctx, Viewing viewing, String title, String section, String template, Object view) {
        Frame frame = new Frame(title, section, viewer(ctx, viewing), Notice.sentence(ctx.queryParam("done")));
        ctx.header("Vary", "HX-Request, HX-Target");
        if (LIVE_PART.equals(ctx.header("HX-Target"))) {
            ctx.html(templates.part(template, frame, view) + templates.badge(frame));
            return;
        }
        if (ctx.header("HX-Request") != null) {
            ctx.header("HX-Replace-Url", shownAs(ctx, section));
        }
        ctx.html(templates.page(template, frame, view));
    }

    /** What the address line says after a form: a page that a reload can fetch. */
    private static String shownAs(Context ctx, String section) {
        String path = ctx.path();
        if (section.equals("account")) {
            return path.startsWith("/account/own") ? "/account/own" : "/account";
        }
        return path.endsWith("/password-link") ? path.substring(0, path.lastIndexOf('/')) : path;
    }

    static JobId jobId(Context ctx) {
        return new JobId(number(ctx, "job"));
    }

    static long number(Context ctx, String what) {
        String id = ctx.pathParam("id");
        if (!NUMBER.matcher(id).matches()) {
            throw PrintLabException.notFound("There is no " + what + " of this number. Look for a typing mistake.");
        }
        return Long.parseLong(id);
    }

    static DeviceId deviceId(Context ctx) {
        return new DeviceId(ctx.pathParam("id"));
    }

    /** A field of a form; empty if it is not there. */
    static String field(Context ctx, String name) {
        String value = ctx.formParam(name);
        return value == null ? "" : value;
    }

    /** Answers a form: the browser fetches the page that the form names, or the start page. */
    static void goBack(Context ctx) {
        ctx.redirect(LocalPath.of(ctx.formParam("back")), HttpStatus.SEE_OTHER);
    }

    static void goBack(Context ctx, Notice notice) {
        ctx.redirect(notice.on(LocalPath.of(ctx.formParam("back"))), HttpStatus.SEE_OTHER);
    }

    private static Frame.Viewer viewer(Context ctx, Viewing viewing) {
        String token = Visitor.of(ctx).csrfToken();
        return new Frame.Viewer(
                viewing.user().displayName(),
                RoleText.of(viewing.user().role()),
                viewing.isStaff(),
                viewing.isGroupStaff(),
                viewing.actor().may(AuditLog.SEE),
                viewing.actor().may(PeopleDesk.MANAGES),
                viewing.isStaff() || viewing.isGroupStaff() ? DeskView.tasks(viewing) : 0,
                token == null ? "" : token,
                viewing.lastEvent());
    }
}
