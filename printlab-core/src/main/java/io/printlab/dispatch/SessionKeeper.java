package io.printlab.dispatch;

import io.printlab.device.DeviceState;
import io.printlab.driver.DeviceDriver;
import io.printlab.driver.DeviceObservation;
import io.printlab.driver.DeviceSession;
import io.printlab.driver.DriverSettings;
import io.printlab.error.PrintLabException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps a session to one device open and opens another, at growing intervals, when it is lost. */
final class SessionKeeper {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int LONGEST_PAUSE_SECONDS = 30;

    private final ContactLog contact;
    private final DeviceDriver driver;
    private final DriverSettings settings;
    private final Runnable wake;
    private volatile @Nullable DeviceSession session;
    private volatile boolean tryNow;
    private @Nullable Instant nextAttempt;
    private int failures;
    private String lastEvidence = "Not in contact yet.";

    SessionKeeper(String device, DeviceDriver driver, DriverSettings settings, Runnable wake) {
        this(new ContactLog(device), driver, settings, wake);
    }

    SessionKeeper(ContactLog contact, DeviceDriver driver, DriverSettings settings, Runnable wake) {
        this.contact = contact;
        this.driver = driver;
        this.settings = settings;
        this.wake = wake;
    }

    void wake() {
        wake.run();
    }

    /** There may be a way to the device again: the next attempt is made at once. Any thread. */
    void tryNow() {
        tryNow = true;
        wake.run();
    }

    /** What is known of how contact comes and goes; for the device's worker. */
    ContactLog contact() {
        return contact;
    }

    /** The open session, or null. Any thread. */
    @Nullable DeviceSession session() {
        return session;
    }

    /** What is known now; a session that says it is lost is closed, and this is its last observation. */
    DeviceObservation observe(Instant now) {
        DeviceSession open = session == null ? open(now) : session;
        if (open == null) {
            return new DeviceObservation(DeviceState.UNKNOWN, lastEvidence, now, null, false, List.of(), true);
        }
        DeviceObservation observation = open.observe();
        if (observation.lost()) {
            lastEvidence = observation.evidence();
            contact.lost(observation.evidence(), now);
            close();
            failures = 1;
            nextAttempt = now.plus(FIRST_PAUSE);
        }
        return observation;
    }

    void close() {
        DeviceSession open = session;
        session = null;
        if (open != null) {
            open.close();
        }
    }

    private @Nullable DeviceSession open(Instant now) {
        Instant earliest = nextAttempt;
        if (earliest != null && now.isBefore(earliest) && !tryNow) {
            return null;
        }
        if (tryNow) {
            tryNow = false;
            failures = 0;
        }
        try {
            session = driver.open(settings, wake::run);
            contact.opened();
            failures = 0;
            nextAttempt = null;
        } catch (PrintLabException refused) {
            failures++;
            lastEvidence = String.valueOf(refused.getMessage());
            nextAttempt = now.plusSeconds(Math.min(LONGEST_PAUSE_SECONDS, 1L << Math.min(failures, 5)));
            contact.refused(failures, lastEvidence);
        }
        return session;
    }
}
