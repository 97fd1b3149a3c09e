package io.printlab.desk;

import io.printlab.account.Access;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.account.User;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditLog;
import io.printlab.conversation.Conversation;
import io.printlab.conversation.JobMessage;
import io.printlab.error.PrintLabException;
import io.printlab.job.Job;
import io.printlab.job.JobChange;
import io.printlab.job.JobEvent;
import io.printlab.job.JobId;
import io.printlab.job.JobQuery;
import io.printlab.job.JobState;
import io.printlab.job.JobTransition;
import io.printlab.store.LabStore;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that wait for approval, and what owners and staff write about jobs. Thread-safe; every method may block on the database,
 * checks the actor's rights first and throws {@link PrintLabException}: NOT_FOUND, FORBIDDEN, CONFLICT.
 */
public final class ApprovalDesk {
    /** So many jobs are decided at once. */
    public static final int MOST_AT_ONCE = 100;

    private static final int LONGEST_REASON = 500;

    private final LabStore store;
    private final JobDesk jobs;
    private final Intake intake;
    private final AuditLog audit;
    private final Clock clock;

    public ApprovalDesk(LabStore store, JobDesk jobs, Intake intake, AuditLog audit, Clock clock) {
        this.store = store;
        this.jobs = jobs;
        this.intake = intake;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What became of one of several jobs.
     *
     * @param title of a job that was decided; null for one that was not
     * @param sentence what was done, or why not
     */
    public record Outcome(JobId job, @Nullable String title, boolean done, String sentence) {}

    /**
     * Jobs that wait for approval, newest first.
     *
     * @param before only jobs handed in before this one, or null
     * @param limit 1 to 500
     */
    public List<Job> waiting(Actor actor, @Nullable JobId before, int limit) {
        JobQuery query = JobQuery.newest(limit).in(JobState.AWAITING_APPROVAL);
        return jobs.forStaff(actor, before == null ? query : query.before(before));
    }

    /** What was written about a job that the actor may see. */
    public Conversation conversation(Actor actor, JobId id) {
        jobs.job(actor, id);
        return new Conversation(store.conversations().of(List.of(id)));
    }

    /** The same for several jobs at once; a job about which nothing was written is left out. */
    public Map<JobId, Conversation> conversations(Actor actor, Collection<Job> shown) {
        shown.forEach(job -> Access.requireSee(actor, job.submission().ownership(), "job " + job.id()));
        return store.conversations().of(shown.stream().map(Job::id).toList()).stream()
                .collect(Collectors.groupingBy(
                        JobMessage::job, Collectors.collectingAndThen(Collectors.toList(), Conversation::new)));
    }

    /** Writes about a job. What its owner writes while staff wait for a change is the answer. */
    public JobMessage write(Actor actor, JobId id, String text) {
        Job job = jobToChange(actor, id);
        boolean owner = actor.is(job.submission().owner());
        boolean answer = owner && job.state() == JobState.AWAITING_APPROVAL && isChangeAsked(job);
        if (answer) {
            JobMessage said = message(actor, job, JobMessage.Kind.ANSWER, text);
            answered(actor, job, said, () -> store.jobs().store(job.answer(reasonOf(job), actor, clock.instant())));
            List<JobMessage> all = store.conversations().of(List.of(id));
            return all.get(all.size() - 1);
        }
        return store.conversations().add(message(actor, job, JobMessage.Kind.MESSAGE, text));
    }

    /** Staff ask the owner to change something; the job waits for that. */
    public Job askForChange(Actor actor, JobId id, String text) {
        Job job = jobs.job(actor, id);
        Access.requireAsStaff(
                actor, Permission.APPROVE_JOBS, job.submission().ownership(), "ask for a change of job " + id);
        JobMessage asked = message(actor, job, JobMessage.Kind.CHANGE_ASKED, text);
        JobChange change = job.askChange(bounded("Staff ask for a change: " + asked.text()), actor, clock.instant());
        return audit.decided(
                actor,
                AuditAction.JOB_CHANGE_ASKED,
                () -> {
                    Job stored = store.jobs().store(change);
                    store.conversations().add(asked);
                    return stored;
                },
                stored -> Audited.job(job, stored));
    }

    /**
     * The owner hands in another file, with other wishes, in place of what waits for approval. It is read and goes past the rules like any
     * other; the job still waits for staff.
     *
     * @param content read to its end, not closed
     * @param text what the owner says to it, or null
     * @throws PrintLabException as {@link JobDesk#submit}; the job stays as it was then
     */
    public Job revise(Actor actor, JobId id, SubmissionRequest request, InputStream content, @Nullable String text)
            throws IOException {
        Job job = jobToRevise(actor, id);
        JobMessage answer = message(actor, job, JobMessage.Kind.ANSWER, orElse(text, "Here is another file."));
        Supplier<Job> revision =
                intake.revision(actor, owner(job), job, jobs.checked(actor, request), content, clock.instant());
        return answered(actor, job, answer, revision);
    }

    /** The owner changes the wishes and keeps the file; else as {@link #revise}. */
    public Job rewish(Actor actor, JobId id, SubmissionRequest request, @Nullable String text) {
        Job job = jobToRevise(actor, id);
        Supplier<Job> revision = intake.revision(actor, owner(job), job, jobs.checked(actor, request), clock.instant());
        return answered(
                actor,
                job,
                message(actor, job, JobMessage.Kind.ANSWER, orElse(text, "I have changed my wishes.")),
                revision);
    }

    /** Approves several; each by itself, so that one that cannot be approved keeps none of the others. */
    public List<Outcome> approveAll(Actor actor, Collection<JobId> ids) {
        return approveAll(actor, ids, Map.of());
    }

    /**
     * The same for what was looked at.
     *
     * @param seen the versions of the jobs that were looked at; see {@link JobDesk#approve(Actor, JobId, Long)}
     */
    public List<Outcome> approveAll(Actor actor, Collection<JobId> ids, Map<JobId, Long> seen) {
        return each(actor, ids, "Approved.", id -> jobs.approve(actor, id, seen.get(id)));
    }

    /** Rejects several for one reason. */
    public List<Outcome> rejectAll(Actor actor, Collection<JobId> ids, String reason) {
        return each(actor, ids, "Rejected.", id -> jobs.reject(actor, id, reason));
    }

    private static List<Outcome> each(Actor actor, Collection<JobId> ids, String done, Function<JobId, Job> decision) {
        Access.requireSomewhere(actor, Permission.APPROVE_JOBS, "decide about jobs");
        if (ids.isEmpty() || ids.size() > MOST_AT_ONCE) {
            throw PrintLabException.user("Choose 1 to " + MOST_AT_ONCE + " jobs, not " + ids.size() + ".");
        }
        Map<JobId, Outcome> outcomes = new LinkedHashMap<>();
        for (JobId id : ids) {
            outcomes.computeIfAbsent(id, job -> one(job, done, decision));
        }
        return new ArrayList<>(outcomes.values());
    }

    private static Outcome one(JobId id, String done, Function<JobId, Job> decision) {
        try {
            Job decided = decision.apply(id);
            boolean kept = decided.state() == JobState.HELD && decided.reason() != null;
            return new Outcome(id, decided.submission().title(), true, kept ? done + " " + decided.reason() : done);
        } catch (PrintLabException refused) {
            return new Outcome(id, null, false, String.valueOf(refused.getMessage()));
        }
    }

    private Job answered(Actor actor, Job job, JobMessage answer, Supplier<Job> move) {
        return audit.decided(
                actor,
                AuditAction.JOB_CHANGE_ANSWERED,
                () -> {
                    Job stored = move.get();
                    store.conversations().add(answer);
                    return stored;
                },
                stored -> Audited.job(job, stored));
    }

    private Job jobToChange(Actor actor, JobId id) {
        Job job = jobs.job(actor, id);
        Access.requireAct(actor, job.submission().ownership(), "job " + id);
        return job;
    }

    private Job jobToRevise(Actor actor, JobId id) {
        Job job = jobs.job(actor, id);
        if (!actor.is(job.submission().owner()) || !actor.may(Permission.SUBMIT_JOBS)) {
            throw PrintLabException.forbidden(
                    "Only the owner of job " + id + " hands in something else for it. Ask the owner for a change.");
        }
        if (!JobTransition.REVISE.isLegalFrom(job.state())) {
            throw PrintLabException.conflict("Job " + id + " is " + job.state()
                    + "; only a job that waits for approval can be changed. Submit the new file as a new job.");
        }
        return job;
    }

    private User owner(Job job) {
        return store.users()
                .byId(job.submission().owner())
                .orElseThrow(() -> PrintLabException.notFound("The owner of job " + job.id() + " does not exist."));
    }

    private boolean isChangeAsked(Job job) {
        return new Conversation(store.conversations().of(List.of(job.id()))).isChangeAsked();
    }

    /** Why it waits for approval, from before staff asked for a change. */
    private String reasonOf(Job job) {
        return store.jobs().history(job.id()).stream()
                .filter(event -> event.move() == JobTransition.REQUEST_APPROVAL || event.move() == JobTransition.REVISE)
                .map(JobEvent::reason)
                .reduce((earlier, later) -> later)
                .orElse("Staff decide whether it may print.");
    }

    private JobMessage message(Actor actor, Job job, JobMessage.Kind kind, String text) {
        String stripped = text.replace("\r\n", "\n").strip();
        boolean control =
                stripped.chars().anyMatch(letter -> Character.isISOControl(letter) && letter != '\n' && letter != '\t');
        if (stripped.isEmpty() || stripped.length() > JobMessage.LONGEST || control) {
            throw PrintLabException.user(
                    "Write something, in at most " + JobMessage.LONGEST + " characters, and send it again.");
        }
        Instant now = clock.instant();
        boolean staff = !actor.is(job.submission().owner());
        return new JobMessage(0, job.id(), now, actor.label(), staff, kind, stripped);
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text;
    }

    private static String bounded(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON - 1) + "…";
    }
}
