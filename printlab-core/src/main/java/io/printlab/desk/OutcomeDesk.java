package io.printlab.desk;

import io.printlab.account.Access;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditLog;
import io.printlab.error.PrintLabException;
import io.printlab.job.Job;
import io.printlab.job.JobEvent;
import io.printlab.job.JobId;
import io.printlab.job.JobState;
import io.printlab.job.JobTransition;
import io.printlab.ledger.Bookkeeping;
import io.printlab.ledger.JobAccount;
import io.printlab.ledger.LedgerEntry;
import io.printlab.ledger.PrintUse;
import io.printlab.outcome.Outcome;
import io.printlab.outcome.OutcomeChange;
import io.printlab.outcome.OutcomeEvent;
import io.printlab.outcome.OutcomeRepository;
import io.printlab.outcome.OutcomeStage;
import io.printlab.outcome.PrintVerdict;
import io.printlab.rule.AfterPrint;
import io.printlab.rule.Fault;
import io.printlab.rule.RuleBook;
import io.printlab.store.LabStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What people say and do about prints that have ended. Thread-safe; every method may block on the database, checks the actor's rights
 * first and throws {@link PrintLabException}.
 */
public final class OutcomeDesk {
    private static final int LONGEST_NOTE = 500;

    private final LabStore store;
    private final RuleBook book;
    private final AuditLog audit;
    private final Clock clock;

    public OutcomeDesk(LabStore store, RuleBook book, AuditLog audit, Clock clock) {
        this.store = store;
        this.book = book;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of a job's print, if anybody has said so or is asked to. */
    public Optional<Outcome> outcome(Actor actor, JobId id) {
        job(actor, id);
        return store.outcomes().byJob(id);
    }

    /** Oldest first. */
    public List<OutcomeEvent> history(Actor actor, JobId id) {
        job(actor, id);
        return store.outcomes().history(id);
    }

    /** What stands in the ledger for a job. */
    public JobAccount account(Actor actor, JobId id) {
        job(actor, id);
        return store.ledger().account(id);
    }

    /** Why prints fail, as the lab lists it. */
    public List<AfterPrint.FailureReason> reasons() {
        return book.current().afterPrint().choices();
    }

    /** The prints at a stage about which the actor decides as staff, the longest there first. */
    public List<JobOutcome> in(Actor actor, OutcomeStage stage) {
        Access.requireSomewhere(actor, Permission.ACT_ON_ALL_JOBS, "see what became of all prints");
        return ofStaff(actor, store.outcomes().in(stage, clock.instant().plusSeconds(1), OutcomeRepository.MOST));
    }

    /** Those that may be thrown away, the oldest first; none where the lab keeps prints for ever. */
    public List<JobOutcome> disposable(Actor actor) {
        Access.requireSomewhere(actor, Permission.ACT_ON_ALL_JOBS, "see which prints may be thrown away");
        return disposableSince()
                .map(before -> ofStaff(
                        actor, store.outcomes().in(OutcomeStage.AWAITING_PICK_UP, before, OutcomeRepository.MOST)))
                .orElse(List.of());
    }

    /** How many prints wait for the actor's verdict as staff, or may be thrown away. */
    public long waitingForStaff(Actor actor) {
        if (!Access.maySomewhere(actor, Permission.ACT_ON_ALL_JOBS)) {
            return 0;
        }
        long verdicts = actor.may(Permission.ACT_ON_ALL_JOBS)
                ? store.outcomes().count(OutcomeStage.AWAITING_VERDICT)
                : in(actor, OutcomeStage.AWAITING_VERDICT).size();
        return verdicts + disposable(actor).size();
    }

    private List<JobOutcome> ofStaff(Actor actor, List<Outcome> outcomes) {
        List<Outcome> own = outcomes.stream()
                .filter(outcome -> Access.mayAsStaff(actor, Permission.ACT_ON_ALL_JOBS, outcome.ownership()))
                .toList();
        Map<JobId, Job> jobs = store.jobs().byIds(own.stream().map(Outcome::job).toList()).stream()
                .collect(Collectors.toMap(Job::id, Function.identity()));
        return own.stream()
                .filter(outcome -> jobs.containsKey(outcome.job()))
                .map(outcome -> new JobOutcome(Objects.requireNonNull(jobs.get(outcome.job())), outcome))
                .toList();
    }

    /** Whether this print may be thrown away by now. */
    public boolean isDisposable(Outcome outcome) {
        return outcome.stage() == OutcomeStage.AWAITING_PICK_UP
                && disposableSince().filter(outcome.since()::isBefore).isPresent();
    }

    /** Whether the actor may say now whether this print is good. */
    public boolean mayJudge(Actor actor, Job job, @Nullable Outcome outcome) {
        if (!hasPrinted(job)) {
            return false;
        }
        return Access.mayAsStaff(
                        actor, Permission.ACT_ON_ALL_JOBS, job.submission().ownership())
                || (book.current().afterPrint().verdict() == AfterPrint.VerdictBy.OWNER
                        && Access.mayAct(actor, job.submission().ownership())
                        && job.state() != JobState.CANCELLED
                        && (outcome == null || outcome.verdict() == null));
    }

    /**
     * Says whether a print is good, and so what it costs. Staff may say something else later; all that was said is kept.
     *
     * @throws PrintLabException CONFLICT if the job has not been printed or somebody was faster, USER if the verdict is not whole
     */
    public Outcome judge(Actor actor, JobId id, VerdictRequest request) {
        Job job = job(actor, id);
        Outcome before = store.outcomes().byJob(id).orElse(null);
        if (!hasPrinted(job)) {
            throw PrintLabException.conflict("Job " + id + " is " + job.state()
                    + "; only a print that a printer has ended can be judged. Wait for its end.");
        }
        if (!mayJudge(actor, job, before)) {
            throw PrintLabException.forbidden("You may not say whether the print of job " + id
                    + " is good: the lab lets only staff do that here. Ask them.");
        }
        AfterPrint rules = book.current().afterPrint();
        PrintVerdict verdict = verdict(request, rules);
        String note = note(request.note());
        Instant now = clock.instant();
        JobAccount account = store.ledger().account(id);
        List<LedgerEntry> booked = Bookkeeping.judged(
                job,
                account,
                PrintUse.of(store.jobs().history(id)),
                verdict.chargedPercent(),
                actor.label(),
                sentence(verdict),
                now);
        boolean pickUp = account.terms().pickUp() || rules.pickUp();
        OutcomeChange change = before == null
                ? Outcome.judged(job, verdict, pickUp, actor, note, now)
                : before.judge(verdict, pickUp, actor, note, now);
        return kept(actor, AuditAction.PRINT_JUDGED, change, booked);
    }

    private Outcome kept(Actor actor, AuditAction action, OutcomeChange change, List<LedgerEntry> booked) {
        return audit.decided(
                actor,
                action,
                () -> store.outcomes().store(change, booked),
                after -> Audited.outcome(change.before(), after));
    }

    /** Its owner has taken the print, or staff have given it away. */
    public Outcome pickUp(Actor actor, JobId id) {
        Job job = job(actor, id);
        Access.requireAct(actor, job.submission().ownership(), "what became of job " + id);
        OutcomeChange change = known(id).pickUp(actor, clock.instant());
        return actor.is(job.submission().owner())
                ? store.outcomes().store(change, List.of())
                : kept(actor, AuditAction.PRINT_GIVEN_AWAY, change, List.of());
    }

    /** A person has thrown the print away, which the lab's rules allow by now. */
    public Outcome dispose(Actor actor, JobId id) {
        Job job = job(actor, id);
        Access.requireAsStaff(
                actor, Permission.ACT_ON_ALL_JOBS, job.submission().ownership(), "throw prints away");
        Outcome outcome = known(id);
        OutcomeChange change = outcome.dispose(actor, clock.instant());
        if (!isDisposable(outcome)) {
            Integer days = book.current().afterPrint().disposeAfterDays();
            throw PrintLabException.conflict("The print of job " + id + " must not be thrown away yet: "
                    + (days == null
                            ? "the lab keeps prints until they are picked up."
                            : "the lab keeps prints for " + days + " days."));
        }
        return kept(actor, AuditAction.PRINT_THROWN_AWAY, change, List.of());
    }

    /** Whether the lab prints this job once more for nothing. */
    boolean isFreeToReprint(JobId id) {
        boolean ruled = book.current().afterPrint().freeReprint();
        boolean atFault = ruled
                && store.outcomes()
                        .byJob(id)
                        .map(Outcome::verdict)
                        .filter(verdict -> verdict.fault() == Fault.LAB)
                        .isPresent();
        return atFault && store.ledger().freeReprintOf(id).isEmpty();
    }

    /** Whether a printer has had the job to its end. */
    private boolean hasPrinted(Job job) {
        return switch (job.state()) {
            case COMPLETED, FAILED -> true;
            case CANCELLED -> job.lease() != null && endedOnDevice(store.jobs().history(job.id()));
            default -> false;
        };
    }

    private static boolean endedOnDevice(List<JobEvent> history) {
        return !history.isEmpty() && history.get(history.size() - 1).move() == JobTransition.CANCEL;
    }

    private Optional<Instant> disposableSince() {
        return Optional.ofNullable(book.current().afterPrint().disposeAfterDays())
                .map(days -> clock.instant().minus(Duration.ofDays(days)));
    }

    private static PrintVerdict verdict(VerdictRequest request, AfterPrint rules) {
        return switch (request.kind()) {
            case GOOD -> PrintVerdict.GOOD;
            case PARTIAL -> {
                Integer share = request.share();
                if (share == null || share < 1 || share > 99) {
                    throw PrintLabException.user("Say how much of the print is of use, from 1 to 99 %.");
                }
                yield PrintVerdict.partial(share);
            }
            case FAILED ->
                rules.reason(request.reason() == null ? "" : request.reason())
                        .map(PrintVerdict::failed)
                        .orElseThrow(() -> PrintLabException.user("Say why the print failed: one of "
                                + rules.choices().stream()
                                        .map(AfterPrint.FailureReason::name)
                                        .collect(Collectors.joining("; "))
                                + "."));
        };
    }

    private static String sentence(PrintVerdict verdict) {
        return switch (verdict.kind()) {
            case GOOD -> "The print is good.";
            case PARTIAL -> "The print is of use to " + verdict.share() + " %.";
            case FAILED -> "The print failed: " + verdict.reason() + ".";
        };
    }

    private static @Nullable String note(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String note = given.strip();
        if (note.length() > LONGEST_NOTE) {
            throw PrintLabException.user("A note has at most " + LONGEST_NOTE + " characters.");
        }
        return note;
    }

    private Outcome known(JobId id) {
        return store.outcomes()
                .byJob(id)
                .orElseThrow(() -> PrintLabException.conflict(
                        "The print of job " + id + " does not wait to be picked up. Look at the job's page."));
    }

    private Job job(Actor actor, JobId id) {
        Job job = store.jobs()
                .byId(id)
                .orElseThrow(() ->
                        PrintLabException.notFound("There is no job " + id + ". Look for it in the list of jobs."));
        Access.requireSee(actor, job.submission().ownership(), "job " + id);
        return job;
    }
}
