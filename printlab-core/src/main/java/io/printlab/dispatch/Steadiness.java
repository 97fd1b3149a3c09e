package io.printlab.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a device comes and goes too often to be reported. After three losses in five minutes it is unsteady, until it has been calm
 * for two minutes; twice as long each time that it becomes unsteady again within an hour, half an hour at most. Not thread-safe: the
 * device's worker alone uses it.
 */
final class Steadiness {
    static final int MOST_LOSSES = 3;
    static final Duration WITHIN = Duration.ofMinutes(5);
    private static final Duration CALM = Duration.ofMinutes(2);
    private static final Duration LONGEST_CALM = Duration.ofMinutes(30);
    private static final Duration FORGIVEN = Duration.ofHours(1);

    private final Deque<Instant> recent = new ArrayDeque<>();
    private Instant last = Instant.EPOCH;
    private Instant steadyAgainAt = Instant.EPOCH;
    private Duration calm = CALM;
    private @Nullable Instant unsteadySince;
    private int losses;

    /** Contact was lost, or the device fell into a fault. Returns whether that made it unsteady. */
    boolean lost(Instant now) {
        last = now;
        recent.addLast(now);
        while (recent.peekFirst() != null && recent.peekFirst().isBefore(now.minus(WITHIN))) {
            recent.removeFirst();
        }
        if (unsteadySince != null) {
            losses++;
            return false;
        }
        if (recent.size() < MOST_LOSSES) {
            return false;
        }
        unsteadySince = now;
        losses = recent.size();
        boolean again = now.isBefore(steadyAgainAt.plus(FORGIVEN));
        calm = again ? shorter(calm.multipliedBy(2), LONGEST_CALM) : CALM;
        return true;
    }

    boolean isUnsteady() {
        return unsteadySince != null;
    }

    /** Whether an unsteady device has been calm for long enough: from now on it counts as steady. */
    boolean settles(Instant now) {
        if (unsteadySince == null || now.isBefore(last.plus(calm))) {
            return false;
        }
        unsteadySince = null;
        steadyAgainAt = now;
        recent.clear();
        return true;
    }

    /** How often it was lost since it became unsteady, what made it so included. */
    int losses() {
        return losses;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
