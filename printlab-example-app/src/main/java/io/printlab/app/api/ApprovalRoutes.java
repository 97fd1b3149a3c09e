package io.printlab.app.api;

import io.javalin.http.Context;
import io.printlab.PrintLab;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Upload;
import io.printlab.app.http.Uploads;
import io.printlab.app.http.Visitor;
import io.printlab.conversation.Conversation;
import io.printlab.conversation.JobMessage;
import io.printlab.desk.ApprovalDesk;
import io.printlab.error.PrintLabException;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/approvals}, and what is written and changed about jobs that wait for approval. */
final class ApprovalRoutes implements RouteGroup {
    private static final String JOB = "/api/v1/jobs/{id}";
    private static final Rule SEE = Rule.signedIn(Permission.SEE_QUEUE);
    private static final Rule SUBMIT = Rule.signedIn(Permission.SUBMIT_JOBS);
    private static final Rule STAFF = Rule.groupStaffToo(Permission.APPROVE_JOBS);

    private final ApprovalDesk desk;
    private final JobViews views;
    private final JobSubmission submission;
    private final Uploads uploads;
    private final Requests requests;

    @Inject
    ApprovalRoutes(PrintLab lab, JobViews views, JobSubmission submission, Uploads uploads, Requests requests) {
        this.desk = lab.approvals();
        this.views = views;
        this.submission = submission;
        this.uploads = uploads;
        this.requests = requests;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/api/v1/approvals", STAFF, this::waiting)
                .post("/api/v1/approvals", STAFF, this::decide)
                .get(JOB + "/messages", SEE, this::messages)
                .post(JOB + "/messages", SUBMIT, this::write)
                .post(JOB + "/ask-change", STAFF, this::askForChange)
                .post(JOB + "/revision", SUBMIT, this::revise)
                .post(JOB + "/wishes", SUBMIT, this::rewish);
    }

    private void waiting(Context ctx) {
        Actor actor = actor(ctx);
        int limit = Requests.limit(ctx.queryParam("limit"), 50);
        String before = ctx.queryParam("before");
        List<Job> jobs = desk.waiting(
                actor, before == null ? null : new JobId(Requests.number(before, "The parameter before")), limit);
        Map<JobId, Conversation> written = desk.conversations(actor, jobs);
        List<JobView> seen = views.of(actor, jobs);
        List<Waiting> waiting = new ArrayList<>();
        for (int index = 0; index < jobs.size(); index++) {
            Conversation conversation = written.getOrDefault(jobs.get(index).id(), Conversation.NONE);
            waiting.add(new Waiting(seen.get(index), conversation.isChangeAsked(), lines(conversation)));
        }
        Long next = jobs.size() < limit
                ? null
                : Long.valueOf(jobs.get(limit - 1).id().value());
        ctx.json(new Page(waiting, next));
    }

    private void decide(Context ctx) {
        Decision wish = requests.requiredBody(ctx, Decision.class, "{\"decision\": \"APPROVE\", \"jobs\": [7, 8]}");
        if (wish.decision == null || wish.jobs == null || wish.jobs.contains(null)) {
            throw PrintLabException.user("Say the decision, APPROVE or REJECT, and the jobs by their ids.");
        }
        List<JobId> jobs = wish.jobs.stream().map(JobId::new).toList();
        List<ApprovalDesk.Outcome> outcomes = switch (Requests.oneOf(Verdict.class, wish.decision, "The decision")) {
            case APPROVE -> desk.approveAll(actor(ctx), jobs);
            case REJECT -> desk.rejectAll(actor(ctx), jobs, wish.reason == null ? "" : wish.reason);
        };
        ctx.json(new Outcomes(outcomes.stream()
                .map(outcome -> new Outcome(outcome.job().value(), outcome.done(), outcome.sentence()))
                .toList()));
    }

    private void messages(Context ctx) {
        ctx.json(new Messages(lines(desk.conversation(actor(ctx), Requests.job(ctx)))));
    }

    private void write(Context ctx) {
        JobMessage written = desk.write(actor(ctx), Requests.job(ctx), text(ctx));
        ctx.status(201).json(line(written));
    }

    private void askForChange(Context ctx) {
        answer(ctx, desk.askForChange(actor(ctx), Requests.job(ctx), text(ctx)));
    }

    private void revise(Context ctx) {
        try (Upload upload = uploads.read(ctx)) {
            answer(ctx, submission.revise(actor(ctx), Requests.job(ctx), upload, source(ctx)));
        }
    }

    private void rewish(Context ctx) {
        NewWishes wish = requests.requiredBody(ctx, NewWishes.class, "{\"material\": \"PETG\", \"colour\": \"red\"}");
        answer(
                ctx,
                submission.rewish(
                        actor(ctx),
                        Requests.job(ctx),
                        source(ctx),
                        name -> Optional.ofNullable(
                                switch (name) {
                                    case "material" -> wish.material;
                                    case "colour" -> wish.colour;
                                    case "work" -> wish.work;
                                    case "deadline" -> wish.deadline;
                                    case "tags" -> wish.tags;
                                    case "text" -> wish.text;
                                    default -> null;
                                })));
    }

    private String text(Context ctx) {
        String text = requests.requiredBody(ctx, Text.class, "{\"text\": \"Please make the walls thicker.\"}").text;
        return text == null ? "" : text;
    }

    private void answer(Context ctx, Job job) {
        ctx.json(views.of(actor(ctx), job));
    }

    private static String source(Context ctx) {
        return Visitor.of(ctx).way() == Visitor.Way.COOKIE ? "web" : "api";
    }

    private static Actor actor(Context ctx) {
        return Visitor.of(ctx).actor();
    }

    private List<Line> lines(Conversation conversation) {
        return conversation.messages().stream().map(this::line).toList();
    }

    private Line line(JobMessage message) {
        return new Line(message.id(), message.at(), message.by(), message.fromStaff(), message.kind(), message.text());
    }

    private enum Verdict {
        APPROVE,
        REJECT
    }

    record Decision(
            @Nullable String decision,
            @Nullable List<Long> jobs,
            @Nullable String reason) {}

    record Outcomes(List<Outcome> outcomes) {}

    record Outcome(long job, boolean done, String sentence) {}

    record Text(@Nullable String text) {}

    record NewWishes(
            @Nullable String material,
            @Nullable String colour,
            @Nullable String work,
            @Nullable String deadline,
            @Nullable String tags,
            @Nullable String text) {}

    record Page(List<Waiting> approvals, @Nullable Long next) {}

    record Waiting(JobView job, boolean changeAsked, List<Line> messages) {}

    record Messages(List<Line> messages) {}

    record Line(long id, Instant at, String by, boolean fromStaff, JobMessage.Kind kind, String text) {}
}
