package io.printlab.app.page;

import io.javalin.http.Context;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.app.api.JobSubmission;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.desk.ApprovalDesk;
import io.printlab.error.PrintLabException;
import io.printlab.job.JobId;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The forms by which staff decide about several jobs at once, and by which owners and staff write to each other. */
final class ApprovalPages implements RouteGroup {
    private final Screen screen;
    private final ApprovalDesk desk;
    private final JobSubmission submission;

    @Inject
    ApprovalPages(Screen screen, JobSubmission submission) {
        this.screen = screen;
        this.desk = screen.lab().approvals();
        this.submission = submission;
    }

    @Override
    public void register(Routes routes) {
        Rule owners = Rule.signedIn(Permission.SUBMIT_JOBS);
        Rule staff = Rule.groupStaffToo(Permission.APPROVE_JOBS);
        routes.post("/jobs/{id}/messages", owners, this::write)
                .post("/jobs/{id}/wishes", owners, this::rewish)
                .post("/jobs/{id}/ask-change", staff, this::askForChange)
                .post("/desk/approvals", staff, this::decide);
    }

    private void write(Context ctx) {
        desk.write(actor(ctx), Screen.jobId(ctx), field(ctx, "text"));
        Screen.goBack(ctx, Notice.MESSAGE_WRITTEN);
    }

    private void askForChange(Context ctx) {
        desk.askForChange(actor(ctx), Screen.jobId(ctx), field(ctx, "reason"));
        Screen.goBack(ctx, Notice.CHANGE_ASKED);
    }

    private void rewish(Context ctx) {
        submission.rewish(actor(ctx), Screen.jobId(ctx), "web", name -> Optional.ofNullable(ctx.formParam(name)));
        Screen.goBack(ctx, Notice.REVISED);
    }

    private void decide(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        Map<JobId, Long> chosen = new LinkedHashMap<>();
        ctx.formParams("jobs").stream().limit(ApprovalDesk.MOST_AT_ONCE + 1L).forEach(ticked -> choose(chosen, ticked));
        if (chosen.isEmpty()) {
            throw PrintLabException.user(
                    "No job is chosen. Go back, tick the jobs that you decide about, and send it again.");
        }
        List<ApprovalDesk.Outcome> outcomes = field(ctx, "do").equals("reject")
                ? desk.rejectAll(viewing.actor(), chosen.keySet(), field(ctx, "reason"))
                : desk.approveAll(viewing.actor(), chosen.keySet(), chosen);
        screen.show(ctx, viewing, "What you decided", "desk", "outcomes", OutcomesView.of(outcomes));
    }

    /** A box of the desk holds the job and the version of it that was seen. */
    private static void choose(Map<JobId, Long> chosen, String ticked) {
        if (!ticked.matches("[0-9]{1,18}-[0-9]{1,18}")) {
            throw PrintLabException.user("A job is named by its number and version. Use the boxes on the desk.");
        }
        int dash = ticked.indexOf('-');
        chosen.put(new JobId(Long.parseLong(ticked.substring(0, dash))), Long.valueOf(ticked.substring(dash + 1)));
    }

    private static Actor actor(Context ctx) {
        return Visitor.of(ctx).actor();
    }

    private static String field(Context ctx, String name) {
        String value = ctx.formParam(name);
        return value == null ? "" : value;
    }
}
