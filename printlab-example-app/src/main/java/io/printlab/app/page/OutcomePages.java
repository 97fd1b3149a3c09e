package io.printlab.app.page;

import com.google.inject.Inject;
import io.javalin.http.Context;
import io.printlab.account.Permission;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.desk.OutcomeDesk;
import io.printlab.desk.VerdictRequest;
import io.printlab.error.PrintLabException;
import io.printlab.outcome.PrintVerdict;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The forms by which people say what became of a print. */
final class OutcomePages implements RouteGroup {
    private final OutcomeDesk outcomes;

    @Inject
    OutcomePages(Screen screen) {
        this.outcomes = screen.lab().outcomes();
    }

    @Override
    public void register(Routes routes) {
        Rule owners = Rule.signedIn(Permission.SUBMIT_JOBS);
        routes.post("/jobs/{id}/verdict", owners, this::judge)
                .post("/jobs/{id}/pick-up", owners, this::pickUp)
                .post("/jobs/{id}/dispose", Rule.groupStaffToo(Permission.ACT_ON_ALL_JOBS), this::dispose);
    }

    private void judge(Context ctx) {
        PrintVerdict.Kind kind = Arrays.stream(PrintVerdict.Kind.values())
                .filter(known -> known.name().equals(ctx.formParam("verdict")))
                .findFirst()
                .orElseThrow(() -> PrintLabException.user(
                        "Say whether the print is GOOD, PARTIAL or FAILED. Use the buttons of its page."));
        outcomes.judge(
                Visitor.of(ctx).actor(),
                Screen.jobId(ctx),
                new VerdictRequest(
                        kind, share(ctx.formParam("share")), ctx.formParam("failure"), ctx.formParam("reason")));
        Screen.goBack(ctx, Notice.JUDGED);
    }

    private void pickUp(Context ctx) {
        outcomes.pickUp(Visitor.of(ctx).actor(), Screen.jobId(ctx));
        Screen.goBack(ctx, Notice.PICKED_UP);
    }

    private void dispose(Context ctx) {
        outcomes.dispose(Visitor.of(ctx).actor(), Screen.jobId(ctx));
        Screen.goBack(ctx);
    }

    private static @Nullable Integer share(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,2}") ? Integer.valueOf(text) : null;
    }
}
