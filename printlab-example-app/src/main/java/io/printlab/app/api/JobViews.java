package io.printlab.app.api;

import io.printlab.PrintLab;
import io.printlab.account.Actor;
import io.printlab.account.UserId;
import io.printlab.device.Telemetry;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.JobState;
import io.printlab.job.Lease;
import io.printlab.job.Needs;
import io.printlab.job.Wishes;
import io.printlab.queue.Expectation;
import io.printlab.queue.Explanation;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes views of jobs with what the queue and the devices know of them. Thread-safe. */
@Singleton
public final class JobViews {
    private final PrintLab lab;

    @Inject
    JobViews(PrintLab lab) {
        this.lab = lab;
    }

    /** @param job one that the actor may see */
    public JobView of(Actor actor, Job job) {
        Map<JobId, Explanation> waiting = job.state() == JobState.QUEUED
                ? lab.queue()
                        .explain(actor, job.id())
                        .map(why -> Map.of(job.id(), why))
                        .orElse(Map.of())
                : Map.of();
        return view(actor, job, waiting.get(job.id()), telemetry(actor, List.of(job)), new HashMap<>());
    }

    /** @param jobs such as the actor may see */
    public List<JobView> of(Actor actor, List<Job> jobs) {
        Map<JobId, Explanation> waiting = waiting(actor, jobs);
        Map<Long, Telemetry> telemetry = telemetry(actor, jobs);
        Map<UserId, String> names = new HashMap<>();
        return jobs.stream()
                .map(job -> view(actor, job, waiting.get(job.id()), telemetry, names))
                .toList();
    }

    private Map<JobId, Explanation> waiting(Actor actor, List<Job> jobs) {
        return lab.queue()
                .explain(
                        actor,
                        jobs.stream()
                                .filter(job -> job.state() == JobState.QUEUED)
                                .map(Job::id)
                                .toList());
    }

    private Map<Long, Telemetry> telemetry(Actor actor, List<Job> jobs) {
        Map<Long, Telemetry> byJob = new HashMap<>();
        if (jobs.stream().anyMatch(job -> job.state().isOnDevice())) {
            lab.devices().telemetry(actor).values().forEach(reported -> {
                if (reported.job() != null) {
                    byJob.put(reported.job(), reported);
                }
            });
        }
        return byJob;
    }

    private JobView view(
            Actor actor,
            Job job,
            @Nullable Explanation waiting,
            Map<Long, Telemetry> telemetry,
            Map<UserId, String> names) {
        Telemetry now = job.state().isOnDevice() ? telemetry.get(job.id().value()) : null;
        Needs needs = job.needs();
        Expectation expected = waiting == null ? null : waiting.expected();
        Lease lease = job.lease();
        Wishes wishes = job.submission().wishes();
        UserId owner = job.submission().owner();
        return new JobView(
                job.id().value(),
                job.state(),
                progress(job, now),
                waiting == null ? null : waiting.position(),
                lease == null ? null : lease.device().value(),
                job.submission().title(),
                new JobView.Person(owner.value(), names.computeIfAbsent(owner, id -> name(actor, id))),
                job.submission().group(),
                job.submission().at(),
                job.since(),
                job.submission().deadline(),
                job.submission().urgency(),
                job.submission().source(),
                needs == null ? null : needs.requirements().material(),
                wishes.colour(),
                wishes.tags().stream().sorted().toList(),
                wishes.after() == null ? null : Long.valueOf(wishes.after().value()),
                wishes.copy() == null
                        ? null
                        : new JobView.Copy(
                                wishes.copy().batch().value(),
                                wishes.copy().number(),
                                wishes.copy().of()),
                needs == null ? null : needs.estimate().filamentGrams(),
                needs == null ? null : seconds(needs.estimate().printTime()),
                now == null ? null : seconds(now.remaining()),
                job.reason(),
                job.placement() == null ? null : job.placement().policy(),
                waiting == null ? List.of() : waiting.reasons(),
                expected == null ? null : expected.start(),
                expected == null ? null : expected.finish());
    }

    private String name(Actor actor, UserId id) {
        return lab.names().displayName(actor, id).orElse("somebody");
    }

    private static double progress(Job job, @Nullable Telemetry now) {
        if (job.state() == JobState.COMPLETED) {
            return 1;
        }
        Double reported = now == null ? null : now.progress();
        return reported == null ? 0 : Math.min(1, Math.max(0, reported));
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : Long.valueOf(duration.toSeconds());
    }
}
