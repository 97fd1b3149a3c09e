package io.printlab.dispatch;

import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.device.DeviceStatus;
import io.printlab.driver.DeviceObservation;
import io.printlab.store.LabStore;
import io.printlab.upkeep.LogEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Stores what a device is seen to do, as far as people should hear of it. Of a device that comes and goes it stores once that it does, and
 * then nothing until it stays; of one without contact not every new excuse. Not thread-safe: the device's worker alone uses it.
 */
final class StatusReporter {
    private static final Duration EXCUSES_WITHIN = Duration.ofMinutes(5);
    private static final int MOST_EXCUSES = 6;

    private final DeviceId device;
    private final LabStore store;
    private final ContactLog contact;
    private final BiConsumer<DeviceStatus, Instant> keep;
    private @Nullable DeviceStatus stored;
    private DeviceState seen = DeviceState.UNKNOWN;
    private boolean unsteadyTold;
    private Instant excusesSince = Instant.EPOCH;
    private int excuses;

    /** @param keep stores a status as observed at a time */
    StatusReporter(DeviceId device, LabStore store, ContactLog contact, BiConsumer<DeviceStatus, Instant> keep) {
        this.device = device;
        this.store = store;
        this.contact = contact;
        this.keep = keep;
    }

    void report(DeviceObservation observation, Instant now) {
        DeviceState state = observation.state();
        boolean fell = (state == DeviceState.UNKNOWN && !observation.lost()) || state == DeviceState.FAULT;
        if (fell && seen != state && seen != DeviceState.UNKNOWN) {
            contact.lost(observation.evidence(), now);
        }
        seen = state;
        if (contact.settles(now) && unsteadyTold) {
            tell(
                    LogEntry.Kind.STEADY,
                    "The connection stays again, after it was lost " + contact.losses() + " times.",
                    now);
            unsteadyTold = false;
        }
        if (!contact.isUnsteady()) {
            store(state, observation.evidence(), now);
            return;
        }
        store(
                DeviceState.UNKNOWN,
                "The connection comes and goes. Look at the cable, the hub and the power of the device; it is reported again once it stays.",
                now);
        if (!unsteadyTold) {
            tell(
                    LogEntry.Kind.UNSTEADY,
                    "The connection was lost " + contact.losses() + " times within minutes, at last: "
                            + shortened(observation.evidence()),
                    now);
            unsteadyTold = true;
        }
    }

    /** What was stored may have been overwritten: the next is stored again. */
    void restate() {
        stored = null;
    }

    /** Stores a state that nothing holds back. */
    void store(DeviceState state, String evidence, Instant now) {
        DeviceStatus last = stored;
        DeviceStatus next = last == null ? new DeviceStatus(state, evidence, now) : last.observed(state, evidence, now);
        if (next.equals(last) || (last != null && last.state() == state && isTooManyExcuses(now))) {
            return;
        }
        keep.accept(next, now);
        stored = next;
    }

    /** The same state for another reason: of that a few are told, and later the newest. */
    private boolean isTooManyExcuses(Instant now) {
        if (now.isAfter(excusesSince.plus(EXCUSES_WITHIN))) {
            excusesSince = now;
            excuses = 0;
        }
        excuses = Math.min(excuses + 1, MOST_EXCUSES + 1);
        return excuses > MOST_EXCUSES;
    }

    private void tell(LogEntry.Kind kind, String text, Instant now) {
        store.upkeep().write(LogEntry.of(device, kind, text, "device:" + device, now));
    }

    private static String shortened(String evidence) {
        String plain = evidence.replaceAll("\\p{Cntrl}", " ").strip();
        return plain.length() <= 300 ? plain : plain.substring(0, 299) + "…";
    }
}
