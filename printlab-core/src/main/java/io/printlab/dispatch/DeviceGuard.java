package io.printlab.dispatch;

import io.printlab.account.Actor;
import io.printlab.device.BedState;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.device.Temperature;
import io.printlab.driver.DeviceObservation;
import io.printlab.driver.DeviceSession;
import io.printlab.driver.DriverFeature;
import io.printlab.driver.PrintObservation;
import io.printlab.driver.PrintPhase;
import io.printlab.error.PrintLabException;
import io.printlab.job.Job;
import io.printlab.operation.Operation;
import io.printlab.safety.AlarmPolicy;
import io.printlab.safety.SafetySettings;
import io.printlab.safety.ThermalAlarm;
import io.printlab.safety.ThermalWatch;
import io.printlab.store.LabStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one device from doing harm: what follows on a pause, on a cancel and on a contact that comes back, and alarms of its heaters.
 * Stepped by the device's worker with each observation.
 */
final class DeviceGuard {
    private static final Logger log = LoggerFactory.getLogger(DeviceGuard.class);
    private static final Actor SELF = Actor.part("thermal-watch");
    private static final Duration SETTINGS_READ = Duration.ofSeconds(10);
    private static final Duration ATTEMPTS = Duration.ofMinutes(1);
    private static final int MOST_UNTOLD = 20;

    private final DeviceId id;
    private final LabStore store;
    private final Set<DriverFeature> features;
    private final Consumer<Operation> acts;
    private final ThermalWatch watch;
    private final Deque<ThermalAlarm> untold = new ArrayDeque<>();
    private SafetySettings settings;
    private Instant settingsDue = Instant.EPOCH;
    private @Nullable DeviceSession known;
    private boolean settled;
    private @Nullable Pause pause;
    private @Nullable Job lastJob;
    private @Nullable PrintObservation last;

    /** @param acts carries out what an alarm asks for, without the database */
    DeviceGuard(DeviceId id, LabStore store, Set<DriverFeature> features, Consumer<Operation> acts) {
        this.id = id;
        this.store = store;
        this.features = Set.copyOf(features);
        this.acts = acts;
        this.settings = SafetySettings.defaults(id);
        this.watch = new ThermalWatch(settings.thermal());
    }

    /** A print that stands still. */
    private static final class Pause {
        private final Instant since;
        private Instant nextAttempt;
        private List<Temperature> switchedOff = List.of();
        private boolean over;

        Pause(Instant since) {
            this.since = since;
            this.nextAttempt = since;
        }
    }

    /** Heaters are judged first and without the database. @param job that the device has */
    void step(DeviceObservation observation, @Nullable DeviceSession session, @Nullable Job job, Instant now) {
        readSettings(now);
        if (session != null && session == known && observation.state() != DeviceState.UNKNOWN) {
            judge(watch.step(observation.temperatures(), now), job, now);
        } else {
            watch.forget();
        }
        if (session != known) {
            known = session;
            settled = false;
            pause = null;
        }
        if (session != null) {
            welcome(observation, session);
            followPrint(observation.print(), observation.temperatures(), session, job, now);
        }
        lastJob = job == null ? lastJob : job;
        last = observation.print();
        tellAlarms();
    }

    /**
     * Before a print goes on: heats what a long pause has let cool down, then the lab's own script.
     *
     * @throws PrintLabException if the device does not take it; then the print must not go on
     */
    void beforeResume(DeviceSession session) {
        Pause held = pause;
        Job job = lastJob;
        if (held == null || held.over || !has(DriverFeature.COMMANDS)) {
            return;
        }
        List<String> heat = Heaters.on(held.switchedOff);
        if (!heat.isEmpty()) {
            log.info("Device {}: heats up again before the print goes on", id);
        }
        List<String> all = new ArrayList<>(heat);
        all.addAll(settings.scripts().resume().render(ScriptValues.of(store, id, job, last)));
        if (!all.isEmpty()) {
            session.run(all);
        }
        held.over = true;
    }

    private void readSettings(Instant now) {
        if (now.isBefore(settingsDue)) {
            return;
        }
        settingsDue = now.plus(SETTINGS_READ);
        try {
            settings = store.safety().of(id).orElseGet(() -> SafetySettings.defaults(id));
            watch.limit(settings.thermal());
        } catch (PrintLabException unavailable) {
            log.warn("Device {}: the settings of its safety stay as they were: {}", id, unavailable.getMessage());
        }
    }

    /** Contact is there, for the first time in this session. Nothing goes on by itself; what is left over cools down. */
    private void welcome(DeviceObservation observation, DeviceSession session) {
        if (settled || observation.state() == DeviceState.UNKNOWN) {
            return;
        }
        boolean leftOver = observation.state() == DeviceState.IDLE
                && !observation.foreign()
                && settings.ends().heatersOffOnReturn()
                && has(DriverFeature.COMMANDS)
                && store.devices()
                        .byId(id)
                        .map(device -> device.bed().state() != BedState.CLEAR)
                        .orElse(false);
        settled = true;
        if (leftOver) {
            send(
                    session,
                    Heaters.off(observation.temperatures()),
                    "heaters off, because contact came back to a bed that is not clear");
        }
    }

    private void followPrint(
            @Nullable PrintObservation print,
            List<Temperature> temperatures,
            DeviceSession session,
            @Nullable Job job,
            Instant now) {
        PrintObservation before = last;
        boolean ours = print != null && job != null && print.task().job().equals(job.id());
        if (print != null && ours && print.phase() == PrintPhase.PAUSED) {
            stand(print, temperatures, session, job, now);
        } else {
            pause = null;
        }
        if (print != null
                && before != null
                && print.phase() == PrintPhase.CANCELLED
                && before.phase() != PrintPhase.CANCELLED
                && before.task().equals(print.task())) {
            List<String> script = settings.ends().parking();
            script.addAll(settings.scripts().cancel().render(ScriptValues.of(store, id, lastJob, before)));
            send(session, script, "what follows on a cancel");
        }
    }

    private void stand(
            PrintObservation print,
            List<Temperature> temperatures,
            DeviceSession session,
            @Nullable Job job,
            Instant now) {
        Pause held = pause;
        if (held == null) {
            held = new Pause(now);
            pause = held;
            List<String> script = settings.ends().parking();
            script.addAll(settings.scripts().pause().render(ScriptValues.of(store, id, job, print)));
            send(session, script, "what follows on a pause");
        }
        Integer minutes = settings.ends().heatersOffAfterMinutes();
        boolean due = minutes != null
                && !held.over
                && held.switchedOff.isEmpty()
                && !now.isBefore(held.since.plus(Duration.ofMinutes(minutes)))
                && !now.isBefore(held.nextAttempt);
        if (due) {
            List<Temperature> hot = Heaters.heated(temperatures);
            held.nextAttempt = now.plus(ATTEMPTS);
            if (!hot.isEmpty() && send(session, Heaters.off(hot), "heaters off, because the pause is long")) {
                held.switchedOff = hot;
            }
        }
    }

    private boolean send(DeviceSession session, List<String> commands, String what) {
        if (commands.isEmpty()) {
            return false;
        }
        if (!has(DriverFeature.COMMANDS)) {
            log.warn("Device {}: {} was not sent, because its driver takes no commands beside a print", id, what);
            return false;
        }
        try {
            session.run(commands);
            log.info("Device {}: {}", id, what);
            return true;
        } catch (PrintLabException refused) {
            log.warn("Device {}: {} was not sent: {}", id, what, refused.getMessage());
            return false;
        }
    }

    private void judge(List<ThermalWatch.Finding> findings, @Nullable Job job, Instant now) {
        for (ThermalWatch.Finding finding : findings) {
            String done = react(settings.thermal().policy(finding.kind()), finding, job, now);
            log.warn("Device {}: {} {}", id, finding.sentence(), done);
            if (untold.size() < MOST_UNTOLD) {
                untold.add(ThermalAlarm.raised(
                        id,
                        job == null ? null : job.id(),
                        finding.heater(),
                        finding.kind(),
                        (finding.sentence() + " " + done).strip(),
                        now));
            }
        }
    }

    private String react(AlarmPolicy policy, ThermalWatch.Finding finding, @Nullable Job job, Instant now) {
        DriverFeature needed = switch (policy) {
            case TELL -> null;
            case PAUSE -> DriverFeature.PAUSE;
            case CANCEL -> DriverFeature.CANCEL;
            case EMERGENCY_STOP -> DriverFeature.EMERGENCY_STOP;
        };
        if (needed == null || (job == null && policy != AlarmPolicy.EMERGENCY_STOP)) {
            return "";
        }
        if (!has(needed)) {
            return "The printer cannot be told to do anything about it: go there.";
        }
        Operation.Kind kind = Operation.Kind.valueOf(policy.name());
        try {
            acts.accept(
                    new Operation(0, id, job == null ? null : job.id(), kind, SELF.label(), finding.sentence(), now));
        } catch (PrintLabException refused) {
            return "It could not be stopped (" + refused.getMessage() + "): go there.";
        }
        return switch (policy) {
            case PAUSE -> "The print is paused.";
            case CANCEL -> "The print is cancelled.";
            default -> "The printer is stopped.";
        };
    }

    /** What the database does not take now is told later. */
    private void tellAlarms() {
        for (ThermalAlarm alarm = untold.peek(); alarm != null; alarm = untold.peek()) {
            store.safety().raise(alarm);
            untold.remove();
        }
    }

    private boolean has(DriverFeature feature) {
        return features.contains(feature);
    }
}
