package io.printlab.dispatch;

import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to the program's log how contact with one device comes and goes, and falls silent while that is too often. */
final class ContactLog {
    private final String device;
    private final Logger log;
    private final Steadiness steadiness = new Steadiness();

    ContactLog(String device) {
        this(device, LoggerFactory.getLogger(ContactLog.class));
    }

    ContactLog(String device, Logger log) {
        this.device = device;
        this.log = log;
    }

    void opened() {
        if (!steadiness.isUnsteady()) {
            log.info("Device {}: session opened", device);
        }
    }

    /** @param attempt counts the attempts since there was a session; the later, the rarer it is written */
    void refused(int attempt, String why) {
        if (!steadiness.isUnsteady() && Integer.bitCount(attempt) == 1) {
            log.warn("Device {}: no session (attempt {}): {}", device, attempt, why);
        }
    }

    /** The session is over, or the device fell silent or into a fault within it. */
    void lost(String evidence, Instant now) {
        boolean known = steadiness.isUnsteady();
        if (steadiness.lost(now)) {
            log.warn(
                    "Device {}: lost {} times in {} minutes, now: {}. It counts as unsteady; nothing more is written until it stays.",
                    device,
                    Steadiness.MOST_LOSSES,
                    Steadiness.WITHIN.toMinutes(),
                    evidence);
        } else if (!known) {
            log.warn("Device {}: contact lost: {}", device, evidence);
        }
    }

    boolean isUnsteady() {
        return steadiness.isUnsteady();
    }

    /** Whether an unsteady device counts as steady from now on. */
    boolean settles(Instant now) {
        if (!steadiness.settles(now)) {
            return false;
        }
        log.info("Device {}: steady again after it was lost {} times", device, steadiness.losses());
        return true;
    }

    int losses() {
        return steadiness.losses();
    }
}
