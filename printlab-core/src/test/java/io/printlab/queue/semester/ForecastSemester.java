package io.printlab.queue.semester;

import io.printlab.account.Actor;
import io.printlab.device.Bed;
import io.printlab.device.Device;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.device.NodeId;
import io.printlab.forecast.BedClearing;
import io.printlab.forecast.Experience;
import io.printlab.forecast.ForecastOutcome;
import io.printlab.forecast.Forecaster;
import io.printlab.forecast.MadeForecast;
import io.printlab.forecast.MadeForecast.Occasion;
import io.printlab.forecast.Outlook;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.Placement;
import io.printlab.job.Tier;
import io.printlab.queue.Expectation;
import io.printlab.queue.FairSharePolicy;
import io.printlab.queue.LabMoment;
import io.printlab.queue.QueueOrder;
import io.printlab.queue.QueueSnapshot;
import io.printlab.queue.TimeRange;
import io.printlab.queue.WaitingJob;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A semester in which every fourth print that is handed in is foretold, from what a lab would know then: who waits, what each
 * printer has, and the history so far.
 */
final class ForecastSemester implements Lab.Watcher {
    private static final Actor SELF = Actor.part("semester");
    private static final int EVERY = 4;
    private static final Duration LEARNT_AFRESH = Duration.ofDays(1);
    private static final Duration HISTORY = Duration.ofDays(60);

    private record Began(Print print, Instant at) {}

    private final FairSharePolicy policy = new FairSharePolicy();
    private final PolicyOrder order;
    private final Forecaster forecaster = new Forecaster(policy, List.of());
    private final Map<Integer, Began> running = new HashMap<>();
    private final Map<Integer, Instant> uncleared = new HashMap<>();
    private final List<BedClearing> clearings = new ArrayList<>();
    private final Map<Long, MadeForecast> open = new HashMap<>();
    private final Map<Long, Instant> starts = new HashMap<>();
    private final List<ForecastOutcome> outcomes = new ArrayList<>();
    private final List<ForecastOutcome> prints = new ArrayList<>();
    private final boolean learns;
    private Experience experience = Experience.none(ZoneOffset.UTC);
    private Instant learnt = Semester.START;
    private int arrived;

    private ForecastSemester(boolean learns) {
        this.order = new PolicyOrder("forecast", policy);
        this.learns = learns;
    }

    static ForecastSemester run(long seed, boolean learns) {
        ForecastSemester semester = new ForecastSemester(learns);
        Lab.run(Semester.of(seed), semester.order, semester, seed);
        return semester;
    }

    /** Of prints that were started, in the order in which they started. */
    List<ForecastOutcome> outcomes() {
        return outcomes;
    }

    @Override
    public void arrived(Print print, Instant now) {
        if (learns && Duration.between(learnt, now).compareTo(LEARNT_AFRESH) >= 0) {
            learn(now);
        }
        if (arrived++ % EVERY != 0) {
            return;
        }
        Outlook outlook = look(now);
        Expectation shown = outlook.jobs().get(new JobId(print.id()));
        Expectation played = outlook.played().get(new JobId(print.id()));
        if (shown != null && played != null) {
            open.put(
                    print.id(),
                    new MadeForecast(
                            new JobId(print.id()),
                            Occasion.QUEUED,
                            now,
                            Semester.hours(print.estimateHours()),
                            shown.start(),
                            shown.finish(),
                            played.start(),
                            played.finish()));
        }
    }

    @Override
    public void started(Print print, int printer, Instant now) {
        running.put(printer, new Began(print, now));
        starts.put(print.id(), now);
    }

    @Override
    public void ended(Print print, int printer, Print.Outcome outcome, Instant now) {
        Instant start = java.util.Objects.requireNonNull(starts.get(print.id()));
        boolean completed = outcome == Print.Outcome.COMPLETED;
        running.remove(printer);
        uncleared.put(printer, now);
        MadeForecast made = open.remove(print.id());
        if (made != null) {
            outcomes.add(new ForecastOutcome(made, start, now, completed));
        }
        TimeRange at = TimeRange.at(start);
        prints.add(new ForecastOutcome(
                new MadeForecast(
                        new JobId(print.id()),
                        Occasion.CLAIMED,
                        start,
                        Semester.hours(print.estimateHours()),
                        at,
                        at,
                        at,
                        at),
                start,
                now,
                completed));
    }

    @Override
    public void cleared(int printer, Instant now) {
        Instant ended = uncleared.remove(printer);
        if (ended != null) {
            clearings.add(new BedClearing(id(printer), ended, now));
        }
    }

    private void learn(Instant now) {
        learnt = now;
        Instant since = now.minus(HISTORY);
        List<ForecastOutcome> known = new ArrayList<>(outcomes);
        known.addAll(prints);
        known.removeIf(outcome -> outcome.forecast().at().isBefore(since));
        experience = Experience.of(
                clearings.stream()
                        .filter(clearing -> clearing.clearedAt().isAfter(since))
                        .toList(),
                known,
                ZoneOffset.UTC);
    }

    private Outlook look(Instant now) {
        Map<JobId, Job> jobs = new HashMap<>();
        for (WaitingJob waiting : order.waiting()) {
            jobs.put(waiting.id(), job(order.print(waiting.id()).orElseThrow(), waiting.cost(), now));
        }
        List<Job> onDevices = new ArrayList<>();
        running.forEach((printer, began) -> onDevices.add(
                job(began.print(), 1, began.at()).asClaimedBy(id(printer), new NodeId("lab"), began.at())));
        QueueSnapshot queue = new QueueSnapshot(
                QueueOrder.of(order.waiting(), order.shares(), policy, now),
                order.shares(),
                devices(now),
                Map.of(),
                new LabMoment(now, onDevices, List.of()));
        return forecaster.forecast(queue, jobs, Map.of(), experience);
    }

    private List<Device> devices(Instant now) {
        List<Device> devices = new ArrayList<>();
        for (int printer = 0; printer < Lab.CAPABILITIES.size(); printer++) {
            Device added = Device.added(
                    new DeviceDefinition(
                            id(printer), "Printer " + printer, "none", Map.of(), Lab.CAPABILITIES.get(printer)),
                    new NodeId("lab"),
                    Semester.START);
            @Nullable Instant ended = uncleared.get(printer);
            boolean busy = running.containsKey(printer);
            Bed bed = busy || ended != null
                    ? added.bed().occupy("A print is on it.", "lab", now)
                    : added.bed().clear("lab", now);
            devices.add(added.withStatus(
                            added.status().observed(busy ? DeviceState.PRINTING : DeviceState.IDLE, "Seen.", now))
                    .withBed(bed));
        }
        return devices;
    }

    private static DeviceId id(int printer) {
        return new DeviceId("p" + (printer < 10 ? "0" : "") + printer);
    }

    private static Job job(Print print, double cost, Instant now) {
        return Job.submit(new JobId(print.id()), PolicyOrder.submission(print, now), SELF, now)
                .after()
                .enqueue(
                        PolicyOrder.needs(print),
                        new Placement(Tier.NORMAL, null, null, now, cost, 0, "semester"),
                        SELF,
                        now)
                .after();
    }
}
