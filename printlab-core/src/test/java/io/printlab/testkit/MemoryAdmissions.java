package io.printlab.testkit;

import io.printlab.account.UserId;
import io.printlab.admission.AdmissionRepository;
import io.printlab.admission.Periods;
import io.printlab.admission.PrintRecord;
import io.printlab.job.Job;
import io.printlab.job.JobChange;
import io.printlab.job.JobState;
import io.printlab.ledger.PrintTerms;
import io.printlab.outcome.Outcome;
import io.printlab.outcome.PrintVerdict;
import io.printlab.rule.Fault;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

final class MemoryAdmissions implements AdmissionRepository {
    private static final Set<JobState> WAITING =
            EnumSet.of(JobState.ANALYSING, JobState.AWAITING_APPROVAL, JobState.QUEUED, JobState.HELD);

    private final MemoryJobs jobs;
    private final MemoryLedger ledger;
    private final MemoryOutcomes outcomes;

    MemoryAdmissions(MemoryJobs jobs, MemoryLedger ledger, MemoryOutcomes outcomes) {
        this.jobs = jobs;
        this.ledger = ledger;
        this.outcomes = outcomes;
    }

    @Override
    public PrintRecord record(UserId owner, Periods since) {
        List<Job> own = jobs.of(owner);
        List<Job> good = own.stream().filter(this::isGood).toList();
        Instant lastGood = good.stream().map(Job::since).max(Instant::compareTo).orElse(Instant.MIN);
        return new PrintRecord(
                (int) own.stream().filter(job -> WAITING.contains(job.state())).count(),
                good.size(),
                (int) own.stream()
                        .filter(this::isBad)
                        .filter(job -> job.since().isAfter(lastGood))
                        .count(),
                used(owner, since.week()),
                used(owner, since.month()));
    }

    @Override
    public Job admit(UserId owner, Periods since, PrintTerms terms, Function<PrintRecord, List<JobChange>> decision) {
        synchronized (jobs) {
            List<JobChange> changes = decision.apply(record(owner, since));
            ledger.requireFreeOnce(terms);
            Job last = null;
            for (JobChange change : changes) {
                last = jobs.store(change, terms);
            }
            return Objects.requireNonNull(last, "a decision moves a job at least once");
        }
    }

    private PrintRecord.Uses used(UserId owner, Instant since) {
        Map<String, PrintRecord.Use> uses = new HashMap<>();
        ledger.counted(owner, since)
                .forEach((group, used) -> uses.put(group, new PrintRecord.Use(used.time(), used.grams())));
        return new PrintRecord.Uses(uses);
    }

    private boolean isGood(Job job) {
        return outcomes.byJob(job.id())
                .map(Outcome::verdict)
                .map(verdict -> verdict.kind() == PrintVerdict.Kind.GOOD)
                .orElse(job.state() == JobState.COMPLETED);
    }

    private boolean isBad(Job job) {
        return outcomes.byJob(job.id())
                .map(Outcome::verdict)
                .map(verdict -> verdict.fault() == Fault.OWNER)
                .orElse(job.state() == JobState.FAILED || job.state() == JobState.REJECTED);
    }
}
