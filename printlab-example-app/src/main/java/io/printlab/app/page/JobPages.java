package io.printlab.app.page;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.app.http.Downloads;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.desk.JobDesk;
import io.printlab.desk.Settlement;
import io.printlab.error.PrintLabException;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.JobState;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A job's page, its picture and file, and the forms by which people act on it. */
final class JobPages implements RouteGroup {
    private final Screen screen;
    private final JobDesk jobs;

    @Inject
    JobPages(Screen screen) {
        this.screen = screen;
        this.jobs = screen.lab().jobs();
    }

    /** One thing that a person does to a job. */
    @FunctionalInterface
    private interface Act {
        void on(Actor actor, JobId id, Context ctx);
    }

    @Override
    public void register(Routes routes) {
        Rule people = Rule.signedIn(Permission.SEE_QUEUE);
        Rule owners = Rule.signedIn(Permission.SUBMIT_JOBS);
        Rule approvers = Rule.groupStaffToo(Permission.APPROVE_JOBS);
        Rule settlers = Rule.groupStaffToo(Permission.ACT_ON_ALL_JOBS);
        Rule staff = Rule.signedIn(Permission.ACT_ON_ALL_JOBS);
        routes.get("/jobs/{id}", people, this::job)
                .get("/jobs/{id}/picture", people, this::picture)
                .get("/jobs/{id}/file", people, this::file)
                .post("/jobs/{id}/cancel", owners, this::cancel)
                .post(
                        "/jobs/{id}/pause",
                        owners,
                        ctx -> act(ctx, Notice.PAUSE_ASKED, (actor, id, form) -> jobs.pause(actor, id)))
                .post(
                        "/jobs/{id}/resume",
                        owners,
                        ctx -> act(ctx, Notice.RESUME_ASKED, (actor, id, form) -> jobs.resume(actor, id)))
                .post("/jobs/{id}/hold", owners, ctx -> act(ctx, (actor, id, form) -> jobs.hold(actor, id, null)))
                .post("/jobs/{id}/release", owners, ctx -> act(ctx, (actor, id, form) -> jobs.release(actor, id)))
                .post(
                        "/jobs/{id}/cancel-batch",
                        owners,
                        ctx -> act(
                                ctx,
                                Notice.BATCH_CANCELLED,
                                (actor, id, form) -> jobs.cancelBatch(actor, id, reason(form))))
                .post(
                        "/jobs/{id}/boost",
                        staff,
                        ctx -> act(ctx, (actor, id, form) -> jobs.boost(actor, id, reason(form))))
                .post("/jobs/{id}/reprint", owners, this::reprint)
                .post(
                        "/jobs/{id}/approve",
                        approvers,
                        ctx -> act(ctx, (actor, id, form) -> jobs.approve(actor, id, seen(form))))
                .post(
                        "/jobs/{id}/reject",
                        approvers,
                        ctx -> act(ctx, (actor, id, form) -> jobs.reject(actor, id, reason(form))))
                .post(
                        "/jobs/{id}/settle",
                        settlers,
                        ctx -> act(ctx, (actor, id, form) -> jobs.settle(actor, id, settlement(form), reason(form))));
    }

    private void job(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        JobView view = JobView.of(viewing, Screen.jobId(ctx));
        screen.show(ctx, viewing, view.job().title(), view.mine() ? "jobs" : "queue", "job", view);
    }

    private void picture(Context ctx) {
        Optional<InputStream> picture = jobs.picture(Visitor.of(ctx).actor(), Screen.jobId(ctx));
        if (picture.isEmpty()) {
            ctx.redirect("/static/no-picture.svg", HttpStatus.FOUND);
            return;
        }
        Downloads.picture(ctx, picture.get());
    }

    private void file(Context ctx) {
        Actor actor = Visitor.of(ctx).actor();
        Job job = jobs.job(actor, Screen.jobId(ctx));
        Downloads.file(ctx, job.submission().title(), jobs.content(actor, job.id()));
    }

    private void cancel(Context ctx) {
        Job job = jobs.cancel(Visitor.of(ctx).actor(), Screen.jobId(ctx), ctx.formParam("reason"));
        if (job.state() == JobState.CANCELLED) {
            Screen.goBack(ctx);
        } else {
            Screen.goBack(ctx, Notice.CANCEL_ASKED);
        }
    }

    private void reprint(Context ctx) {
        Job job = jobs.reprint(Visitor.of(ctx).actor(), Screen.jobId(ctx));
        ctx.redirect(Notice.SUBMITTED.on("/jobs/" + job.id()), HttpStatus.SEE_OTHER);
    }

    private static void act(Context ctx, Act act) {
        act.on(Visitor.of(ctx).actor(), Screen.jobId(ctx), ctx);
        Screen.goBack(ctx);
    }

    private static void act(Context ctx, Notice notice, Act act) {
        act.on(Visitor.of(ctx).actor(), Screen.jobId(ctx), ctx);
        Screen.goBack(ctx, notice);
    }

    /** The version of the job that the page showed; null for a form without it. */
    private static @Nullable Long seen(Context ctx) {
        String seen = ctx.formParam("seen");
        return seen == null || !seen.matches("[0-9]{1,18}") ? null : Long.valueOf(seen);
    }

    private static String reason(Context ctx) {
        String reason = ctx.formParam("reason");
        return reason == null ? "" : reason;
    }

    private static Settlement settlement(Context ctx) {
        String wished = ctx.formParam("as");
        return Arrays.stream(Settlement.values())
                .filter(known -> known.name().equals(wished))
                .findFirst()
                .orElseThrow(
                        () -> PrintLabException.user(
                                "Say what became of the job: COMPLETED, FAILED, REQUEUE or CANCELLED. Use the buttons of its page."));
    }
}
