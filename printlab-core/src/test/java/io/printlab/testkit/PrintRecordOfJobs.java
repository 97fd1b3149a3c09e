package io.printlab.testkit;

import io.printlab.admission.Periods;
import io.printlab.admission.PrintRecord;
import io.printlab.admission.PrintRecord.Use;
import io.printlab.admission.PrintRecord.Uses;
import io.printlab.job.Job;
import io.printlab.job.JobState;
import io.printlab.job.Needs;
import io.printlab.job.Placement;
import io.printlab.job.PrintEstimate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** A person's record, told from all jobs of the person: what a store has to find without looking at all of them. */
final class PrintRecordOfJobs {
    private static final Set<JobState> WAITING =
            EnumSet.of(JobState.ANALYSING, JobState.AWAITING_APPROVAL, JobState.QUEUED, JobState.HELD);
    private static final Set<JobState> FAILURES = EnumSet.of(JobState.FAILED, JobState.REJECTED);

    private PrintRecordOfJobs() {}

    static PrintRecord of(Collection<Job> own, Periods since) {
        Instant lastGood = own.stream()
                .filter(job -> job.state() == JobState.COMPLETED)
                .map(Job::since)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        return new PrintRecord(
                (int) own.stream().filter(job -> WAITING.contains(job.state())).count(),
                (int) own.stream()
                        .filter(job -> job.state() == JobState.COMPLETED)
                        .count(),
                (int) own.stream()
                        .filter(job -> FAILURES.contains(job.state()))
                        .filter(job -> job.since().isAfter(lastGood))
                        .count(),
                uses(own, since.week()),
                uses(own, since.month()));
    }

    private static Uses uses(Collection<Job> own, Instant since) {
        Map<String, List<Job>> byGroup = own.stream()
                .collect(Collectors.groupingBy(
                        job -> Objects.requireNonNullElse(job.submission().group(), "")));
        Map<String, Use> uses = new HashMap<>();
        byGroup.forEach((group, jobs) -> uses.put(group, used(jobs, since)));
        return new Uses(uses);
    }

    private static Use used(Collection<Job> own, Instant since) {
        Duration time = Duration.ZERO;
        double grams = 0;
        for (Job job : own) {
            Use use = job.state().isEnd() ? ended(job, since) : Use.NONE.with(estimate(job), 1);
            time = time.plus(use.time());
            grams += use.grams();
        }
        return new Use(time, grams);
    }

    private static Use ended(Job job, Instant since) {
        boolean counts = job.state() == JobState.COMPLETED || job.state() == JobState.CANCELLED;
        if (!counts || job.since().isBefore(since) || job.charged() == 0) {
            return Use.NONE;
        }
        Placement place = job.placement();
        Duration expected = estimate(job).printTime();
        Double weight = estimate(job).filamentGrams();
        double hours = job.charged();
        double share = 1;
        if (place != null && expected != null) {
            share = job.charged() / place.cost();
            hours = share * Math.max(1 / 60.0, expected.toMillis() / 3_600_000.0);
        }
        return new Use(
                Duration.ofMillis(Math.round(hours * 3_600_000)),
                weight == null ? 0 : weight * (job.state() == JobState.COMPLETED ? 1 : Math.min(1, share)));
    }

    private static PrintEstimate estimate(Job job) {
        Needs needs = job.needs();
        return needs == null ? PrintEstimate.UNKNOWN : needs.estimate();
    }
}
