package io.printlab.app.api;

import com.google.inject.Inject;
import io.javalin.http.Context;
import io.printlab.PrintLab;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.desk.JobOutcome;
import io.printlab.desk.VerdictRequest;
import io.printlab.error.PrintLabException;
import io.printlab.job.JobId;
import io.printlab.ledger.JobAccount;
import io.printlab.outcome.Outcome;
import io.printlab.outcome.OutcomeEvent;
import io.printlab.outcome.OutcomeMove;
import io.printlab.outcome.OutcomeStage;
import io.printlab.outcome.PrintVerdict;
import io.printlab.rule.Fault;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of prints: {@code /api/v1/outcomes}, and the verdict and pick-up of a job. */
final class OutcomeRoutes implements RouteGroup {
    private static final String JOB = "/api/v1/jobs/{id}";
    private static final String EXAMPLE = "{\"verdict\": \"FAILED\", \"reason\": \"came off the bed\"}";

    private final PrintLab lab;
    private final Requests requests;

    @Inject
    OutcomeRoutes(PrintLab lab, Requests requests) {
        this.lab = lab;
        this.requests = requests;
    }

    @Override
    public void register(Routes routes) {
        Rule submit = Rule.signedIn(Permission.SUBMIT_JOBS);
        Rule staff = Rule.groupStaffToo(Permission.ACT_ON_ALL_JOBS);
        routes.get("/api/v1/outcomes", staff, this::list)
                .get(JOB + "/outcome", Rule.signedIn(Permission.SEE_QUEUE), this::outcome)
                .post(JOB + "/verdict", submit, this::judge)
                .post(
                        JOB + "/pick-up",
                        submit,
                        ctx -> answer(ctx, lab.outcomes().pickUp(actor(ctx), Requests.job(ctx))))
                .post(
                        JOB + "/dispose",
                        staff,
                        ctx -> answer(ctx, lab.outcomes().dispose(actor(ctx), Requests.job(ctx))));
    }

    private void list(Context ctx) {
        String stage = ctx.queryParam("stage");
        if (stage == null) {
            throw PrintLabException.user("Say which stage, such as AWAITING_VERDICT or AWAITING_PICK_UP.");
        }
        List<JobOutcome> found =
                lab.outcomes().in(actor(ctx), Requests.oneOf(OutcomeStage.class, stage, "The parameter stage"));
        ctx.json(new Outcomes(found.stream().map(print -> view(print.outcome())).toList()));
    }

    private void outcome(Context ctx) {
        JobId id = Requests.job(ctx);
        Actor actor = actor(ctx);
        Outcome outcome = lab.outcomes()
                .outcome(actor, id)
                .orElseThrow(() ->
                        PrintLabException.notFound("Nobody has said what became of job " + id + ", nor is asked to."));
        JobAccount account = lab.outcomes().account(actor, id);
        ctx.json(new Whole(
                view(outcome),
                AmountView.of(account.reserved()),
                AmountView.of(account.charged()),
                account.terms().currency(),
                lab.outcomes().history(actor, id).stream()
                        .map(OutcomeRoutes::step)
                        .toList()));
    }

    private void judge(Context ctx) {
        Wish wish = requests.requiredBody(ctx, Wish.class, EXAMPLE);
        if (wish.verdict == null) {
            throw PrintLabException.user("Say the verdict: one of GOOD, PARTIAL, FAILED, as in " + EXAMPLE + ".");
        }
        PrintVerdict.Kind kind = Requests.oneOf(PrintVerdict.Kind.class, wish.verdict, "The verdict");
        answer(
                ctx,
                lab.outcomes()
                        .judge(
                                actor(ctx),
                                Requests.job(ctx),
                                new VerdictRequest(kind, wish.share, wish.reason, wish.note)));
    }

    private void answer(Context ctx, Outcome outcome) {
        ctx.json(view(outcome));
    }

    private View view(Outcome outcome) {
        PrintVerdict verdict = outcome.verdict();
        return new View(
                outcome.job().value(),
                outcome.stage(),
                outcome.since(),
                outcome.endedAt(),
                verdict == null ? null : verdict.kind(),
                verdict == null ? null : verdict.share(),
                verdict == null ? null : verdict.reason(),
                verdict == null ? null : verdict.fault(),
                outcome.remindedAt(),
                lab.outcomes().isDisposable(outcome));
    }

    private static Step step(OutcomeEvent event) {
        PrintVerdict verdict = event.verdict();
        return new Step(
                event.seq(),
                event.at(),
                event.move(),
                event.stage(),
                verdict == null ? null : verdict.kind(),
                event.by(),
                event.note());
    }

    private static Actor actor(Context ctx) {
        return Visitor.of(ctx).actor();
    }

    record Wish(
            @Nullable String verdict,
            @Nullable Integer share,
            @Nullable String reason,
            @Nullable String note) {}

    record Outcomes(List<View> outcomes) {}

    record View(
            long job,
            OutcomeStage stage,
            Instant since,
            Instant endedAt,
            PrintVerdict.@Nullable Kind verdict,
            @Nullable Integer share,
            @Nullable String reason,
            @Nullable Fault fault,
            @Nullable Instant remindedAt,
            boolean disposable) {}

    record Whole(View outcome, AmountView reserved, AmountView charged, String currency, List<Step> history) {}

    record Step(
            long seq,
            Instant at,
            OutcomeMove move,
            OutcomeStage stage,
            PrintVerdict.@Nullable Kind verdict,
            String by,
            @Nullable String note) {}
}
