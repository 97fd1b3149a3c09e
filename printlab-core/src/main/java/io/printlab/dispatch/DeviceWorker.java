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
import io.printlab.error.PrintLabException;
import io.printlab.job.Claim;
import io.printlab.job.Claims;
import io.printlab.operation.Operation;
import io.printlab.spool.FilamentBooking;
import io.printlab.store.LabStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
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
    private final TelemetryReporter telemetry;
    private final StatusReporter status;
    private final FilamentBooking filament;
    private final Runnable free;
    private volatile DeviceState observed = DeviceState.UNKNOWN;
    private volatile boolean operationsPosted = true;
    private boolean foreignNoted;
    private Instant operationsReadAt = Instant.EPOCH;

    /** @param free told when the device may take another job */
    DeviceWorker(
            DeviceId id,
            LabStore store,
            SessionKeeper sessions,
            Claims claims,
            PrintTasks tasks,
            TelemetryReporter telemetry,
            Runnable free) {
        this.id = id;
        this.store = store;
        this.sessions = sessions;
        this.telemetry = telemetry;
        this.free = free;
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
        carryOutOperations(now);
        status.report(observation, now);
        observed = sessions.contact().isUnsteady() ? DeviceState.UNKNOWN : observation.state();
        noteForeign(observation, now);
        follower.follow(observation, sessions.session(), now);
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
        if (observation.foreign() && !foreignNoted) {
            occupyBed("The device prints something that printlab did not start.", now);
        }
        foreignNoted = observation.foreign();
    }

    private void occupyBed(String reason, Instant now) {
        change(device -> {
            Bed bed = device.bed();
            return bed.state() == BedState.OCCUPIED ? device : device.withBed(bed.occupy(reason, "device:" + id, now));
        });
    }

    private final class DeviceMarks implements PrintFollower.Marks {
        @Override
        public void occupy(String reason, Instant now) {
            occupyBed(reason, now);
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

    private void carryOutOperations(Instant now) {
        if (!operationsPosted && now.isBefore(operationsReadAt.plus(OPERATION_POLL))) {
            return;
        }
        operationsPosted = false;
        operationsReadAt = now;
        for (Operation operation : store.operations().waiting(id)) {
            String outcome;
            try {
                outcome = follower.carryOut(operation, sessions.session());
            } catch (PrintLabException refused) {
                outcome = "failed: " + refused.getMessage();
                log.warn("Device {} could not carry out {}", id, operation, refused);
            }
            store.operations().finish(operation.id(), outcome, now);
        }
    }
}
