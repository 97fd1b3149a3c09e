package io.printlab.app.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Lets a key (an account, an address) try a few times in a row and then at growing intervals. Holds the newest ten
 * thousand keys. Thread-safe.
 */
final class AttemptLimiter {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);

    private final int freely;
    private final Clock clock;
    private final Map<String, Attempts> attempts = new NewestOnly<>();

    /** @param freely how many attempts in a row are not delayed */
    AttemptLimiter(int freely, Clock clock) {
        this.freely = freely;
        this.clock = clock;
    }

    /** Takes an attempt: zero if it may be made now, else how long to wait for the next; one that must wait is not counted. */
    synchronized Duration take(String key) {
        Instant now = clock.instant();
        Attempts before = attempts.get(key);
        if (before == null || !now.isBefore(before.last.plus(FORGOTTEN_AFTER))) {
            attempts.put(key, new Attempts(1, now));
            return Duration.ZERO;
        }
        Instant next = before.last.plus(waitAfter(before.count));
        if (now.isBefore(next)) {
            return Duration.between(now, next);
        }
        attempts.put(key, new Attempts(before.count + 1, now));
        return Duration.ZERO;
    }

    /** As {@link #take}. @throws TooManyAttemptsException if the attempt must wait */
    void require(String key) {
        Duration wait = take(key);
        if (!wait.isZero()) {
            throw new TooManyAttemptsException(wait);
        }
    }

    /** The attempt was right: the key starts afresh. */
    synchronized void forget(String key) {
        attempts.remove(key);
    }

    /** The attempt was right, but says nothing for the key's other attempts: only this one is given back. */
    synchronized void giveBack(String key) {
        attempts.computeIfPresent(key, (same, before) -> new Attempts(Math.max(0, before.count - 1), before.last));
    }

    private Duration waitAfter(int count) {
        if (count < freely) {
            return Duration.ZERO;
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(20, count - freely));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private record Attempts(int count, Instant last) {}
}
