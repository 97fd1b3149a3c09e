package io.printlab.app.api;

import io.javalin.http.Context;
import io.printlab.PrintLab;
import io.printlab.account.Access;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.app.http.Downloads;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Upload;
import io.printlab.app.http.Uploads;
import io.printlab.app.http.Visitor;
import io.printlab.desk.Settlement;
import io.printlab.error.PrintLabException;
import io.printlab.job.Job;
import io.printlab.job.JobEvent;
import io.printlab.job.JobId;
import io.printlab.job.JobQuery;
import io.printlab.job.JobState;
import io.printlab.job.JobTransition;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/jobs}. */
final class JobRoutes implements RouteGroup {
    private static final String JOB = "/api/v1/jobs/{id}";
    private static final Rule SEE = Rule.signedIn(Permission.SEE_QUEUE);
    private static final Rule SUBMIT = Rule.signedIn(Permission.SUBMIT_JOBS);
    private static final Rule APPROVE = Rule.groupStaffToo(Permission.APPROVE_JOBS);
    private static final Rule SETTLE = Rule.groupStaffToo(Permission.ACT_ON_ALL_JOBS);
    private static final Rule BOOST = Rule.signedIn(Permission.ACT_ON_ALL_JOBS);

    private final PrintLab lab;
    private final JobViews views;
    private final JobSubmission submission;
    private final Uploads uploads;
    private final Requests requests;

    @Inject
    JobRoutes(PrintLab lab, JobViews views, JobSubmission submission, Uploads uploads, Requests requests) {
        this.lab = lab;
        this.views = views;
        this.submission = submission;
        this.uploads = uploads;
        this.requests = requests;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/api/v1/jobs", SEE, this::list)
                .post("/api/v1/jobs", SUBMIT, this::submit)
                .get(JOB, SEE, ctx -> answer(ctx, lab.jobs().job(actor(ctx), Requests.job(ctx))))
                .get(JOB + "/explanation", SEE, this::explanation)
                .get(JOB + "/history", SEE, this::history)
                .get(JOB + "/picture", SEE, this::picture)
                .get(JOB + "/file", SEE, this::file)
                .post(
                        JOB + "/cancel",
                        SUBMIT,
                        verb((actor, id, reason) -> lab.jobs().cancel(actor, id, reason)))
                .post(JOB + "/cancel-batch", SUBMIT, this::cancelBatch)
                .post(
                        JOB + "/pause",
                        SUBMIT,
                        verb((actor, id, reason) -> lab.jobs().pause(actor, id)))
                .post(
                        JOB + "/resume",
                        SUBMIT,
                        verb((actor, id, reason) -> lab.jobs().resume(actor, id)))
                .post(
                        JOB + "/hold",
                        SUBMIT,
                        verb((actor, id, reason) -> lab.jobs().hold(actor, id, reason)))
                .post(
                        JOB + "/release",
                        SUBMIT,
                        verb((actor, id, reason) -> lab.jobs().release(actor, id)))
                .post(
                        JOB + "/boost",
                        BOOST,
                        verb((actor, id, reason) -> lab.jobs().boost(actor, id, reason == null ? "" : reason)))
                .post(JOB + "/reprint", SUBMIT, this::reprint)
                .post(
                        JOB + "/approve",
                        APPROVE,
                        verb((actor, id, reason) -> lab.jobs().approve(actor, id)))
                .post(
                        JOB + "/reject",
                        APPROVE,
                        verb((actor, id, reason) -> lab.jobs().reject(actor, id, reason == null ? "" : reason)))
                .post(JOB + "/settle", SETTLE, this::settle);
    }

    private void list(Context ctx) {
        Actor actor = actor(ctx);
        String before = ctx.queryParam("before");
        int limit = Requests.limit(ctx.queryParam("limit"), 50);
        List<Job> jobs = lab.jobs()
                .list(
                        actor,
                        new JobQuery(
                                owner(ctx),
                                null,
                                states(ctx),
                                before == null ? null : new JobId(Requests.number(before, "The parameter before")),
                                limit,
                                null));
        Long next = jobs.size() < limit
                ? null
                : Long.valueOf(jobs.get(limit - 1).id().value());
        ctx.json(new Page(views.of(actor, jobs), next));
    }

    private void explanation(Context ctx) {
        Actor actor = actor(ctx);
        Job job = lab.jobs().job(actor, Requests.job(ctx));
        ctx.json(lab.queue()
                .explain(actor, job.id())
                .map(ExplanationView::of)
                .orElseThrow(() -> PrintLabException.conflict("Job " + job.id() + " is " + job.state()
                        + "; only a job that waits (QUEUED) has an explanation. Ask for the job itself.")));
    }

    private void submit(Context ctx) {
        Actor actor = actor(ctx);
        String source = Visitor.of(ctx).way() == Visitor.Way.COOKIE ? "web" : "api";
        try (Upload upload = uploads.read(ctx)) {
            created(ctx, submission.submit(actor, upload, source).get(0));
        }
    }

    private void reprint(Context ctx) {
        created(ctx, lab.jobs().reprint(actor(ctx), Requests.job(ctx)));
    }

    private void cancelBatch(Context ctx) {
        String reason = requests.body(ctx, Reason.class).map(Reason::reason).orElse(null);
        List<Job> cancelled = lab.jobs().cancelBatch(actor(ctx), Requests.job(ctx), reason);
        ctx.json(new Cancelled(cancelled.stream().map(job -> job.id().value()).toList()));
    }

    private void settle(Context ctx) {
        Outcome wish = requests.requiredBody(ctx, Outcome.class, "{\"outcome\": \"COMPLETED\"}");
        if (wish.outcome == null) {
            throw PrintLabException.user("Say the outcome: one of COMPLETED, FAILED, REQUEUE, CANCELLED.");
        }
        Settlement settlement = Requests.oneOf(Settlement.class, wish.outcome, "The outcome");
        answer(ctx, lab.jobs().settle(actor(ctx), Requests.job(ctx), settlement, wish.reason));
    }

    private void history(Context ctx) {
        ctx.json(new History(lab.jobs().history(actor(ctx), Requests.job(ctx)).stream()
                .map(JobRoutes::step)
                .toList()));
    }

    private void picture(Context ctx) {
        Downloads.picture(
                ctx,
                lab.jobs()
                        .picture(actor(ctx), Requests.job(ctx))
                        .orElseThrow(() -> PrintLabException.notFound("There is no picture of this job.")));
    }

    private void file(Context ctx) {
        Job job = lab.jobs().job(actor(ctx), Requests.job(ctx));
        Downloads.file(ctx, job.submission().title(), lab.jobs().content(actor(ctx), job.id()));
    }

    /** A key that may only submit reads no more than the number of its job. */
    private void created(Context ctx, Job job) {
        ctx.status(201).header("Location", "/api/v1/jobs/" + job.id());
        if (actor(ctx).may(Permission.SEE_QUEUE)) {
            answer(ctx, job);
        } else {
            ctx.json(Map.of("id", job.id().value()));
        }
    }

    private void answer(Context ctx, Job job) {
        ctx.json(views.of(actor(ctx), job));
    }

    private io.javalin.http.Handler verb(Verb verb) {
        return ctx -> {
            String reason = requests.body(ctx, Reason.class).map(Reason::reason).orElse(null);
            answer(ctx, verb.apply(actor(ctx), Requests.job(ctx), reason));
        };
    }

    private @Nullable UserId owner(Context ctx) {
        String owner = ctx.queryParam("owner");
        if (owner == null) {
            return null;
        }
        User self = Visitor.of(ctx).user();
        if (owner.equals("me")) {
            return self.id();
        }
        UserId id = new UserId(Requests.number(owner, "The parameter owner is me, or a user's id, and that"));
        if (!id.equals(self.id()) && !Access.maySomewhere(actor(ctx), Permission.SEE_ALL_JOBS)) {
            throw PrintLabException.forbidden("You may see your own jobs only. Leave the parameter owner out.");
        }
        return id;
    }

    private static Set<JobState> states(Context ctx) {
        EnumSet<JobState> states = EnumSet.noneOf(JobState.class);
        Requests.several(ctx, "state")
                .forEach(text -> states.add(Requests.oneOf(JobState.class, text, "The parameter state")));
        return states;
    }

    private static Actor actor(Context ctx) {
        return Visitor.of(ctx).actor();
    }

    private static Step step(JobEvent event) {
        return new Step(event.seq(), event.at(), event.move(), event.from(), event.to(), event.by(), event.reason());
    }

    private interface Verb {
        Job apply(Actor actor, JobId id, @Nullable String reason);
    }

    record Reason(@Nullable String reason) {}

    record Outcome(@Nullable String outcome, @Nullable String reason) {}

    record Cancelled(List<Long> cancelled) {}

    record Page(List<JobView> jobs, @Nullable Long next) {}

    record History(List<Step> history) {}

    record Step(
            long seq,
            Instant at,
            JobTransition move,
            @Nullable JobState from,
            JobState to,
            String by,
            @Nullable String reason) {}
}
