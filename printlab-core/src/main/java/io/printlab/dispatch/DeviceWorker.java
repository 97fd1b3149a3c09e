package io.printlab.dispatch;

import io.printlab.device.Bed;
import io.printlab.device.BedState;
import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.device.DeviceStatus;
import io.printlab.device.StaleDeviceException;
import io.printlab.driver.DeviceObservation;
import io.printlab.driver.DeviceSession;
import io.printlab.driver.DriverFeature;
import io.printlab.error.PrintLabException;
import io.printlab.job.Claim;
import io.printlab.job.Claims;
import io.printlab.operation.Operation;
import io.printlab.spool.FilamentBooking;
import io.printlab.store.LabStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one device: keeps a session open, stores what is observed, prints the job that the dispatcher assigns, and
 * carries out what people ask. One thread steps it; {@link #assign}, {@link #isFree}, {@link #fence},
 * {@link #leaseLost} and {@link #emergencyStop} are for other threads.
 */
public final class DeviceWorker {
    private static final Logger log = LoggerFactory.getLogger(DeviceWorker.class);
    private static final Duration OPERATION_POLL = Duration.ofSeconds(1);
    private static final int STORE_ATTEMPTS = 5;

    private final DeviceId id;
    private final LabStore store;
    private final SessionKeeper sessions;
    private final PrintFollower follower;
    private final DeviceGuard guard;
    private final TelemetryReporter telemetry;
    private final StatusReporter status;
    private final FilamentBooking filament;
    private final Runnable free;
    private volatile DeviceState observed = DeviceState.UNKNOWN;
    private volatile boolean operationsPosted = true;
    private volatile boolean overwritten;
    private final ForeignPrints foreign = new ForeignPrints();
    private Instant operationsReadAt = Instant.EPOCH;

    /** @param free told when the device may take another job */
    DeviceWorker(
            DeviceId id,
            LabStore store,
            SessionKeeper sessions,
            Set<DriverFeature> features,
            Claims claims,
            PrintTasks tasks,
            TelemetryReporter telemetry,
            Runnable free) {
        this.id = id;
        this.store = store;
        this.sessions = sessions;
        this.telemetry = telemetry;
        this.free = free;
        this.guard = new DeviceGuard(id, store, features, this::act);
        this.status = new StatusReporter(id, store, sessions.contact(), this::keep);
        this.filament = new FilamentBooking(store.spools());
        this.follower = new PrintFollower(id, claims, tasks, new DeviceMarks());
    }

    public DeviceId id() {
        return id;
    }

    /** Hands a won claim to the worker, which starts it at its next step. */
    void assign(Claim claim) {
        follower.assign(claim);
        sessions.wake();
    }

    /** Whether it has no job and its device was last observed idle. */
    boolean isFree() {
        return follower.fence().isEmpty() && observed == DeviceState.IDLE;
    }

    /** The fencing token of its claim. */
    Optional<Long> fence() {
        return follower.fence();
    }

    /** The claim with this token no longer stands. The print is left running: a person decides. */
    void leaseLost(long fence) {
        follower.leaseLost(fence);
        sessions.wake();
    }

    /** The port of this device was seen: the next attempt to open a session is made at once. Any thread. */
    void portSeen() {
        sessions.tryNow();
    }

    /** Something was posted for this device: it is read at the next step. */
    public void operationPosted() {
        operationsPosted = true;
        sessions.wake();
    }

    /** What it stored last may have been overwritten: it stores what it observes next. Any thread. */
    void restate() {
        overwritten = true;
        sessions.wake();
    }

    /** Stops the device at once. Any thread, also while a step is under way. */
    void emergencyStop() {
        DeviceSession session = sessions.session();
        if (session != null) {
            session.emergencyStop();
            log.warn("Device {}: emergency stop sent", id);
        }
    }

    public void step(Instant now) {
        DeviceObservation observation = sessions.observe(now);
        boolean wasFree = isFree();
        guard.step(observation, sessions.session(), follower.job(), now);
        carryOutOperations(observation, now);
        if (overwritten) {
            overwritten = false;
            status.restate();
        }
        status.report(observation, now);
        observed = sessions.contact().isUnsteady() ? DeviceState.UNKNOWN : observation.state();
        follower.follow(observation, sessions.session(), now);
        noteForeign(observation, now);
        telemetry.report(observation, follower.job(), now);
        if (!wasFree && isFree()) {
            free.run();
        }
    }

    /** Ends the session; a job that is on the device becomes INTERRUPTED. Called after the last step. */
    void stop(String why, Instant now) {
        try {
            follower.abandon(why, now);
            status.store(DeviceState.UNKNOWN, why, now);
        } finally {
            sessions.close();
        }
    }

    private void keep(DeviceStatus seen, Instant now) {
        change(device -> {
            DeviceStatus next = device.status().observed(seen.state(), seen.evidence(), now);
            return next.equals(device.status()) ? device : device.withStatus(next);
        });
    }

    private void noteForeign(DeviceObservation observation, Instant now) {
        switch (foreign.follow(observation, follower.fence().isPresent())) {
            case BEGUN -> occupyBed(foreign.sentence("was started at the device, not by printlab"), now);
            case ENDED -> occupyBed(foreign.sentence("was printed without printlab"), now);
            case UNSEEN -> doubtBed(foreign.sentence("was printed without printlab while it did not look"), now);
            case NOTHING -> {}
        }
    }

    private void doubtBed(String reason, Instant now) {
        change(device -> {
            Bed bed = device.bed();
            return bed.state() == BedState.CLEAR ? device.withBed(bed.doubt(reason, "device:" + id, now)) : device;
        });
    }

    private void occupyBed(String reason, Instant now) {
        change(device -> {
            Bed bed = device.bed();
            return bed.state() == BedState.OCCUPIED ? device : device.withBed(bed.occupy(reason, "device:" + id, now));
        });
    }

    private final class DeviceMarks implements PrintFollower.Marks {
        @Override
        public boolean occupy(String reason, Instant now) {
            boolean[] ready = new boolean[1];
            change(device -> {
                ready[0] = device.inService() && device.bed().state() == BedState.CLEAR;
                return ready[0] ? device.withBed(device.bed().occupy(reason, "device:" + id, now)) : device;
            });
            return ready[0];
        }

        @Override
        public void spend(Claim claim, double grams, Instant now) {
            filament.printed(id, claim.job().id(), claim.lease().fence(), grams, "device:" + id, now);
        }
    }

    private void change(UnaryOperator<Device> verb) {
        for (int attempt = 1; ; attempt++) {
            Device device = store.devices()
                    .byId(id)
                    .orElseThrow(
                            () -> PrintLabException.notFound("Device " + id + " is not in the database any more."));
            Device next = verb.apply(device);
            if (next.equals(device)) {
                return;
            }
            try {
                store.devices().store(next);
                return;
            } catch (StaleDeviceException stale) {
                if (attempt == STORE_ATTEMPTS) {
                    throw stale;
                }
            }
        }
    }

    private String carryOut(Operation operation, DeviceObservation observation, @Nullable DeviceSession session) {
        if (operation.kind() == Operation.Kind.RESUME && session != null && follower.has(operation.job())) {
            guard.beforeResume(session);
        }
        return follower.carryOut(operation, observation, session);
    }

    private void act(Operation operation) {
        DeviceSession session = sessions.session();
        String outcome = session == null
                ? "dropped: no contact with the device"
                : follower.carryOut(operation, session.observe(), session);
        log.warn("Device {}: {} by {}: {}", id, operation.kind(), operation.by(), outcome);
    }

    private void carryOutOperations(DeviceObservation observation, Instant now) {
        if (!operationsPosted && now.isBefore(operationsReadAt.plus(OPERATION_POLL))) {
            return;
        }
        operationsPosted = false;
        operationsReadAt = now;
        for (Operation operation : store.operations().waiting(id)) {
            String outcome;
            try {
                outcome = carryOut(operation, observation, sessions.session());
            } catch (PrintLabException refused) {
                outcome = "failed: " + refused.getMessage();
                log.warn("Device {} could not carry out {}", id, operation, refused);
            }
            store.operations().finish(operation.id(), outcome, now);
        }
    }
}
