package io.printlab.desk;

import io.printlab.account.Access;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditLog;
import io.printlab.device.Device;
import io.printlab.device.Filament;
import io.printlab.device.Tag;
import io.printlab.error.PrintLabException;
import io.printlab.file.FileStore;
import io.printlab.file.PrintFile;
import io.printlab.file.PrintFileId;
import io.printlab.job.Job;
import io.printlab.job.JobChange;
import io.printlab.job.JobEvent;
import io.printlab.job.JobId;
import io.printlab.job.JobQuery;
import io.printlab.job.JobState;
import io.printlab.job.JobTransition;
import io.printlab.job.Lease;
import io.printlab.job.Needs;
import io.printlab.job.Placement;
import io.printlab.job.Tier;
import io.printlab.job.Wishes;
import io.printlab.operation.Operation;
import io.printlab.queue.QueuePolicy;
import io.printlab.queue.StaffBoost;
import io.printlab.spool.FilamentBooking;
import io.printlab.store.LabStore;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people may ask about jobs. Thread-safe; every method may block on the database, checks the actor's rights first
 * and throws {@link PrintLabException}: NOT_FOUND for an unknown job, FORBIDDEN, CONFLICT if the job's state does not
 * allow the request now. One door for all that is done to jobs, so it is longer than others.
 */
public final class JobDesk {
    /** The most copies of one submission. */
    public static final int MOST_COPIES = 50;

    /** What is a decision of staff even over their own jobs. */
    private static final Set<AuditAction> STAFF_ONLY = EnumSet.of(
            AuditAction.JOB_APPROVED, AuditAction.JOB_REJECTED, AuditAction.JOB_BOOSTED, AuditAction.JOB_SETTLED);

    private final LabStore store;
    private final FileStore files;
    private final QueuePolicy policy;
    private final Intake intake;
    private final Successions successions;
    private final OperationDesk operations;
    private final OutcomeDesk outcomes;
    private final AuditLog audit;
    private final Clock clock;

    public JobDesk(
            LabStore store,
            FileStore files,
            QueuePolicy policy,
            Intake intake,
            Successions successions,
            OperationDesk operations,
            OutcomeDesk outcomes,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.files = files;
        this.policy = policy;
        this.intake = intake;
        this.successions = successions;
        this.operations = operations;
        this.outcomes = outcomes;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes a file and puts a job for it into the queue, or before staff for approval, as the lab's rules say.
     *
     * @param content read to its end, not closed
     * @throws PrintLabException USER if this file cannot be printed, TOO_LARGE past the lab's limit; no job is made then
     * @throws IOException if the sender's stream breaks; no job is made then
     */
    public Job submit(Actor actor, SubmissionRequest request, InputStream content) throws IOException {
        return submit(actor, request, content, 1).get(0);
    }

    /**
     * The same for several copies: each is a job, and all of them are one batch. If the lab's rules do not let all of them in, none is.
     *
     * @param copies 1 to {@link #MOST_COPIES}
     * @return the jobs in the order of the copies
     */
    public List<Job> submit(Actor actor, SubmissionRequest request, InputStream content, int copies)
            throws IOException {
        Access.require(actor, Permission.SUBMIT_JOBS, "submit jobs");
        if (copies < 1 || copies > MOST_COPIES) {
            throw PrintLabException.user("One submission has 1 to " + MOST_COPIES + " copies, not " + copies + ".");
        }
        SubmissionRequest checked = request.withWishes(checked(actor, request.wishes()));
        return new Batch(intake, store, actor, owner(actor), clock.instant()).take(checked, content, copies);
    }

    /**
     * Cancels the copies of a batch that no device has yet.
     *
     * @param id any job of the batch
     * @return the jobs that were cancelled
     */
    public List<Job> cancelBatch(Actor actor, JobId id, @Nullable String reason) {
        Wishes.Copy copy = jobToChange(actor, id).submission().wishes().copy();
        if (copy == null) {
            throw PrintLabException.conflict("Job " + id + " is no copy of several. Cancel the job itself.");
        }
        List<Job> cancelled = new ArrayList<>();
        for (Job job : store.jobs().batch(copy.batch())) {
            if (JobTransition.WITHDRAW.isLegalFrom(job.state())
                    && Access.mayAct(actor, job.submission().ownership())) {
                cancelled.add(decide(
                        actor, AuditAction.JOB_CANCELLED, job.withdraw(optional(reason), actor, clock.instant())));
            }
        }
        return cancelled;
    }

    /**
     * Submits the same file once more for its owner, with the same wishes but without the deadline. What failed by the lab's fault is printed
     * for nothing once, if the rules say so.
     */
    public Job reprint(Actor actor, JobId id) {
        Job earlier = jobToChange(actor, id);
        User owner = person(earlier.submission().owner());
        return intake.takeAgain(actor, owner, earlier, outcomes.isFreeToReprint(id), clock.instant());
    }

    public Job job(Actor actor, JobId id) {
        Job job = store.jobs().byId(id).orElseThrow(() -> unknown(id));
        Access.requireSee(actor, job.submission().ownership(), "job " + id);
        return job;
    }

    /** The whole history, oldest first. */
    public List<JobEvent> history(Actor actor, JobId id) {
        job(actor, id);
        return store.jobs().history(id);
    }

    /** Jobs by query; who may not see all jobs gets of them the own ones, and those for the groups whose staff the actor is. */
    public List<Job> list(Actor actor, JobQuery query) {
        Access.require(actor, Permission.SEE_QUEUE, "see jobs");
        UserId self = actor.user();
        if (actor.may(Permission.SEE_ALL_JOBS)) {
            return store.jobs().list(query);
        }
        return self == null ? List.of() : store.jobs().list(query.within(self, actor.staffOf()));
    }

    /** How many jobs wait for the actor as staff: to be approved, or to be settled; of the staff of groups up to 1,000 are counted. */
    public long waitingForStaff(Actor actor) {
        Access.requireSomewhere(actor, Permission.APPROVE_JOBS, "see what waits for staff");
        if (actor.may(Permission.APPROVE_JOBS)) {
            Map<JobState, Long> all = store.jobs().countByState();
            return all.getOrDefault(JobState.AWAITING_APPROVAL, 0L) + all.getOrDefault(JobState.INTERRUPTED, 0L);
        }
        return forStaff(actor, JobState.AWAITING_APPROVAL, 500).size()
                + forStaff(actor, JobState.INTERRUPTED, 500).size();
    }

    /** The jobs in this state about which the actor decides as staff, newest first. */
    public List<Job> forStaff(Actor actor, JobState state, int limit) {
        return forStaff(actor, JobQuery.newest(limit).in(state));
    }

    List<Job> forStaff(Actor actor, JobQuery query) {
        Access.requireSomewhere(actor, Permission.APPROVE_JOBS, "see what waits for staff");
        return list(actor, query).stream()
                .filter(job -> Access.mayAsStaff(
                        actor, Permission.APPROVE_JOBS, job.submission().ownership()))
                .toList();
    }

    public PrintFile file(Actor actor, JobId id) {
        return fileOf(job(actor, id));
    }

    /** The picture of a job's print as PNG; the caller closes it. Empty if there is none. */
    public Optional<InputStream> picture(Actor actor, JobId id) {
        PrintFileId picture = file(actor, id).picture();
        return picture == null ? Optional.empty() : Optional.of(files.open(picture));
    }

    /** The print file itself; the caller closes it. */
    public InputStream content(Actor actor, JobId id) {
        return files.open(job(actor, id).submission().file());
    }

    public Job approve(Actor actor, JobId id) {
        return approve(actor, id, null);
    }

    /**
     * Approves what the actor has seen.
     *
     * @param seen version of the job that was looked at, or null for the newest
     * @throws PrintLabException CONFLICT if its owner has handed in something else since
     */
    public Job approve(Actor actor, JobId id, @Nullable Long seen) {
        Job job = jobForStaff(actor, id, Permission.APPROVE_JOBS, "approve job " + id);
        if (seen != null && isRevisedSince(job, seen)) {
            throw PrintLabException.conflict("The owner of job " + id
                    + " has handed in something else since you looked at it. Look at it again, and decide then.");
        }
        Instant now = clock.instant();
        JobChange change = successions
                .keeps(job.submission())
                .filter(why -> job.state() == JobState.AWAITING_APPROVAL)
                .map(why -> job.awaitOther(null, why, actor, now))
                .orElseGet(() -> job.approve(newPlace(job, now), actor, now));
        return decide(actor, AuditAction.JOB_APPROVED, change);
    }

    public Job reject(Actor actor, JobId id, String reason) {
        Job job = jobForStaff(actor, id, Permission.APPROVE_JOBS, "reject job " + id);
        return decide(
                actor,
                AuditAction.JOB_REJECTED,
                job.reject(sentence(reason, "why the job is rejected"), actor, clock.instant()));
    }

    public Job hold(Actor actor, JobId id, @Nullable String reason) {
        return decide(
                actor, AuditAction.JOB_HELD, jobToChange(actor, id).hold(optional(reason), actor, clock.instant()));
    }

    /**
     * Lifts a hold; the job comes back to the place that it had. What staff hold, staff release. A job that the lab keeps because it comes
     * after another no longer does.
     */
    public Job release(Actor actor, JobId id) {
        Job job = jobToChange(actor, id);
        requireOwnHold(actor, job);
        Instant now = clock.instant();
        Placement place = job.placement();
        return decide(
                actor, AuditAction.JOB_RELEASED, job.release(place == null ? newPlace(job, now) : place, actor, now));
    }

    /** The lab's staff move a waiting job up, past those of all groups; everybody who may see the job reads the reason in its history. */
    public Job boost(Actor actor, JobId id, String reason) {
        Access.require(actor, Permission.ACT_ON_ALL_JOBS, "move jobs up");
        Job job = job(actor, id);
        StaffBoost boost = new StaffBoost(reason);
        Placement before = job.placement();
        Needs needs = job.needs();
        if (job.state() != JobState.QUEUED || before == null || needs == null) {
            throw PrintLabException.conflict(
                    "Job " + id + " is " + job.state() + "; only a job that waits in the queue can be moved up.");
        }
        Instant now = clock.instant();
        if (before.tierAt(now).compareTo(Tier.HIGH) <= 0) {
            throw PrintLabException.conflict("Job " + id + " is " + before.tierAt(now)
                    + " already, so it cannot be moved up any more. See on its page what it waits for.");
        }
        Placement raised = policy.boosted(job.submission(), needs, before, boost, now);
        return decide(actor, AuditAction.JOB_BOOSTED, job.boost(raised, boost.reason(), actor, now));
    }

    /**
     * Cancels a job. One that waits is cancelled at once; for one that a device has, the device is asked to stop, and the
     * job is CANCELLED once it has.
     *
     * @return the job as it stands now
     */
    public Job cancel(Actor actor, JobId id, @Nullable String reason) {
        Job job = jobToChange(actor, id);
        if (job.state().isOnDevice()) {
            return ask(actor, job, Operation.Kind.CANCEL, reason);
        }
        JobChange change = job.state() == JobState.INTERRUPTED
                ? job.settleCancelled(optional(reason), actor, clock.instant())
                : job.withdraw(optional(reason), actor, clock.instant());
        return decide(actor, AuditAction.JOB_CANCELLED, change);
    }

    /** Asks the device to pause; the job is PAUSED once it has. */
    public Job pause(Actor actor, JobId id) {
        return askOnDevice(actor, id, JobState.PRINTING, Operation.Kind.PAUSE);
    }

    /** Asks the device to go on; the job is PRINTING once it does. */
    public Job resume(Actor actor, JobId id) {
        return askOnDevice(actor, id, JobState.PAUSED, Operation.Kind.RESUME);
    }

    /** Staff decide what became of an interrupted job. */
    public Job settle(Actor actor, JobId id, Settlement settlement, @Nullable String reason) {
        Job job = jobForStaff(actor, id, Permission.ACT_ON_ALL_JOBS, "settle job " + id);
        Instant now = clock.instant();
        String why = optional(reason);
        Job settled = decide(
                actor,
                AuditAction.JOB_SETTLED,
                switch (settlement) {
                    case COMPLETED -> job.settleCompleted(why, actor, now);
                    case FAILED -> job.settleFailed(why, actor, now);
                    case REQUEUE -> job.settleRequeue(newPlace(job, now), why, actor, now);
                    case CANCELLED -> job.settleCancelled(why, actor, now);
                });
        if (settlement == Settlement.COMPLETED) {
            new FilamentBooking(store.spools()).settledWhole(job, actor.label(), now);
        }
        return settled;
    }

    /** Whether the actor may lift the hold of this job. */
    public boolean mayRelease(Actor actor, Job job) {
        return job.state() == JobState.HELD
                && Access.mayAct(actor, job.submission().ownership())
                && (isStaffFor(actor, job) || !isHeldByAnother(job));
    }

    /** What owners do with their own jobs is in the history of the job; what others do is audited too. */
    private Job decide(Actor actor, AuditAction action, JobChange change) {
        return actor.is(change.after().submission().owner()) && !STAFF_ONLY.contains(action)
                ? store.jobs().store(change)
                : audit.decided(
                        actor, action, () -> store.jobs().store(change), job -> Audited.job(change.before(), job));
    }

    private boolean isRevisedSince(Job job, long seen) {
        return job.version() != seen
                && store.jobs().history(job.id()).stream()
                        .anyMatch(event -> event.seq() > seen && event.move() == JobTransition.REVISE);
    }

    private void requireOwnHold(Actor actor, Job job) {
        if (job.state() == JobState.HELD && !isStaffFor(actor, job) && isHeldByAnother(job)) {
            throw PrintLabException.forbidden("Job " + job.id() + " is held by staff"
                    + (job.reason() == null ? "" : " (" + job.reason() + ")")
                    + ", so only staff release it. Ask them.");
        }
    }

    /** By staff, that is: neither by its owner nor by the lab because it comes after another. */
    private boolean isHeldByAnother(Job job) {
        List<JobEvent> history = store.jobs().history(job.id());
        JobEvent last = history.get(history.size() - 1);
        return last.move() == JobTransition.HOLD
                && !last.by().equals("user:" + job.submission().owner());
    }

    /** A colour and tags as they are compared, and another job that the person may see and that may still end well. */
    private Wishes checked(Actor actor, Wishes wishes) {
        if (wishes.after() != null) {
            Successions.requireHope(job(actor, wishes.after()));
        }
        return new Wishes(
                wishes.work(),
                wishes.colour() == null || wishes.colour().isBlank() ? null : Filament.colour(wishes.colour()),
                wishes.after(),
                null,
                Tag.checked(wishes.tags()));
    }

    SubmissionRequest checked(Actor actor, SubmissionRequest request) {
        return request.withWishes(checked(actor, request.wishes()));
    }

    private Job askOnDevice(Actor actor, JobId id, JobState needed, Operation.Kind kind) {
        Job job = jobToChange(actor, id);
        if (job.state() != needed) {
            throw PrintLabException.conflict(
                    "Job " + id + " is " + job.state() + "; " + kind + " is only for a job that is " + needed
                            + ". Look at the job's page for what can be done with it now.");
        }
        return ask(actor, job, kind, null);
    }

    private Job ask(Actor actor, Job job, Operation.Kind kind, @Nullable String reason) {
        Lease lease = job.lease();
        if (lease == null) {
            throw PrintLabException.conflict("Job " + job.id() + " is on no device.");
        }
        Access.requireReach(actor, lease.device(), "change what it prints");
        Device on = store.devices()
                .byId(lease.device())
                .orElseThrow(
                        () -> PrintLabException.notFound("Device " + lease.device() + " does not exist any more."));
        operations.post(on, job, kind, actor, optional(reason), clock.instant());
        return job;
    }

    private Job jobForStaff(Actor actor, JobId id, Permission permission, String what) {
        Access.requireSomewhere(actor, permission, what);
        Job job = store.jobs().byId(id).orElseThrow(() -> unknown(id));
        Access.requireAsStaff(actor, permission, job.submission().ownership(), what);
        return job;
    }

    private static boolean isStaffFor(Actor actor, Job job) {
        return Access.mayAsStaff(
                actor, Permission.ACT_ON_ALL_JOBS, job.submission().ownership());
    }

    private Job jobToChange(Actor actor, JobId id) {
        Job job = job(actor, id);
        Access.requireAct(actor, job.submission().ownership(), "job " + id);
        return job;
    }

    private Placement newPlace(Job job, Instant now) {
        Needs needs = job.needs();
        return policy.place(
                job.submission(),
                needs == null ? Needs.of(fileOf(job).facts(), job.submission()) : needs,
                store.queue().backlog(job.submission().owner()),
                now);
    }

    private PrintFile fileOf(Job job) {
        PrintFileId id = job.submission().file();
        return store.files()
                .byId(id)
                .orElseThrow(() -> PrintLabException.notFound(
                        "The file " + id + " of job " + job.id() + " is not known any more."));
    }

    private User owner(Actor actor) {
        UserId id = actor.user();
        if (id == null) {
            throw PrintLabException.forbidden("Only a person can submit a job; " + actor.label() + " is none.");
        }
        return person(id);
    }

    private User person(UserId id) {
        return store.users().byId(id).orElseThrow(() -> PrintLabException.notFound("User " + id + " does not exist."));
    }

    private static PrintLabException unknown(JobId id) {
        return PrintLabException.notFound("There is no job " + id + ". Look for it in the list of jobs.");
    }

    private static String sentence(String reason, String what) {
        String stripped = reason.strip();
        if (stripped.isEmpty() || stripped.length() > 500) {
            throw PrintLabException.user("Say " + what + ", in at most 500 characters.");
        }
        return stripped;
    }

    private static @Nullable String optional(@Nullable String reason) {
        return reason == null || reason.isBlank() ? null : sentence(reason, "the reason");
    }
}
