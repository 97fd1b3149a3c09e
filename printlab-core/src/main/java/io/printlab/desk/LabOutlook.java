package io.printlab.desk;

import io.printlab.constraint.Constraints;
import io.printlab.device.DeviceId;
import io.printlab.error.PrintLabException;
import io.printlab.forecast.Experience;
import io.printlab.forecast.Forecaster;
import io.printlab.forecast.Outlook;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.Lease;
import io.printlab.queue.LabMoment;
import io.printlab.queue.QueuePolicy;
import io.printlab.queue.QueueSnapshot;
import io.printlab.queue.WaitingJob;
import io.printlab.store.LabStore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest look at the front of the queue with its forecast, shared by everybody who asks. It is made anew when something has
 * happened in the lab or a few seconds have passed; where that is costly, not at every event. Thread-safe.
 */
final class LabOutlook {
    private static final Logger log = LoggerFactory.getLogger(LabOutlook.class);
    private static final Duration KEPT = Duration.ofSeconds(15);
    private static final Duration EXPERIENCE_KEPT = Duration.ofMinutes(10);
    private static final Duration HISTORY = Duration.ofDays(60);
    private static final int MOST_OUTCOMES = 4000;
    private static final int MOST_CLEARINGS = 4000;
    private static final Duration TELEMETRY_STANDS = Duration.ofMinutes(5);
    private static final long CHEAP_NANOS = 50_000_000;
    private static final int PAUSE_FOR_COST = 3;

    /**
     * One look.
     *
     * @param event the newest event that it knows of
     * @param current whether nothing has happened since
     */
    record Look(QueueSnapshot queue, Map<JobId, Job> jobs, Outlook outlook, long event, boolean current) {
        boolean isFull() {
            return queue.order().size() >= Forecaster.MOST_JOBS;
        }
    }

    private final LabStore store;
    private final IntFunction<List<WaitingJob>> front;
    private final QueuePolicy policy;
    private final Constraints constraints;
    private final ZoneId zone;
    private @Nullable Look newest;
    private long costNanos;
    private long madeNanos;
    private Experience experience;
    private Instant experienceUntil = Instant.MIN;

    LabOutlook(
            LabStore store,
            QueuePolicy policy,
            Constraints constraints,
            IntFunction<List<WaitingJob>> front,
            ZoneId zone) {
        this.store = store;
        this.front = front;
        this.policy = policy;
        this.constraints = constraints;
        this.zone = zone;
        this.experience = Experience.none(zone);
    }

    /** A look that knows these jobs, if they wait and are not too far back. */
    synchronized Look covering(Collection<JobId> wanted, Instant now) {
        long event = store.events().latest();
        Look look = newest;
        if (look != null
                && !look.queue().now().plus(KEPT).isBefore(now)
                && !now.isBefore(look.queue().now())) {
            boolean covers = look.isFull() || look.jobs().keySet().containsAll(wanted);
            if (look.event() == event && covers) {
                return look;
            }
            if (covers && costNanos > CHEAP_NANOS && System.nanoTime() - madeNanos < PAUSE_FOR_COST * costNanos) {
                return new Look(look.queue(), look.jobs(), look.outlook(), look.event(), false);
            }
        }
        long begun = System.nanoTime();
        look = look(event, now);
        newest = look;
        madeNanos = System.nanoTime();
        costNanos = madeNanos - begun;
        return look;
    }

    /** What history teaches, not older than some minutes. */
    synchronized Experience experience(Instant now) {
        if (!now.isBefore(experienceUntil)) {
            experienceUntil = now.plus(EXPERIENCE_KEPT);
            try {
                Instant since = now.minus(HISTORY);
                experience = Experience.of(
                        store.forecasts().clearings(since, MOST_CLEARINGS),
                        store.forecasts().outcomes(since, MOST_OUTCOMES),
                        zone);
            } catch (PrintLabException fault) {
                log.warn("What past forecasts teach could not be read; forecasts go on with what is known", fault);
            }
        }
        return experience;
    }

    private Look look(long event, Instant now) {
        List<WaitingJob> order = front.apply(Forecaster.MOST_JOBS);
        Map<JobId, Job> jobs = store
                .jobs()
                .byIds(order.stream().map(WaitingJob::id).toList())
                .stream()
                .collect(Collectors.toMap(Job::id, Function.identity()));
        LabMoment moment = constraints.moment(now);
        QueueSnapshot queue = new QueueSnapshot(
                order,
                order.isEmpty() ? Map.of() : store.queue().shares(),
                store.devices().all(),
                Map.of(),
                moment);
        Outlook outlook = new Forecaster(policy, constraints.current())
                .forecast(queue, jobs, told(moment.onDevices(), now), experience(now));
        return new Look(queue.freeAt(outlook.freeAt()), jobs, outlook, event, true);
    }

    private Map<DeviceId, Duration> told(List<Job> onDevices, Instant now) {
        Map<DeviceId, JobId> on = new HashMap<>();
        for (Job job : onDevices) {
            Lease lease = job.lease();
            if (lease != null) {
                on.put(lease.device(), job.id());
            }
        }
        Map<DeviceId, Duration> told = new HashMap<>();
        if (!on.isEmpty()) {
            store.devices().telemetry().forEach(report -> {
                JobId job = on.get(report.device());
                Duration remaining = report.remaining();
                if (job != null
                        && remaining != null
                        && report.job() != null
                        && report.job() == job.value()
                        && report.at().plus(TELEMETRY_STANDS).isAfter(now)) {
                    told.put(report.device(), remaining);
                }
            });
        }
        return told;
    }
}
