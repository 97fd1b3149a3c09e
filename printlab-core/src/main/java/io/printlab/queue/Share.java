package io.printlab.queue;

import io.printlab.account.UserId;
import io.printlab.job.Fading;
import java.time.Duration;

/**
 * A user's part in the lab's devices.
 *
 * @param virtualTime device hours charged so far, divided by the weight; the smallest is served first
 * @param weight above 0; a user of weight 2 gets twice the hours of a user of weight 1
 */
public record Share(UserId user, double virtualTime, double weight) {
    public static Share fresh(UserId user) {
        return new Share(user, 0, 1);
    }

    public Share charged(double cost) {
        return new Share(user, virtualTime + cost / weight, weight);
    }

    public Share weighing(double next) {
        return new Share(user, virtualTime, next);
    }

    /** What was charged long ago counts less, as {@link Fading} says. Fade all shares at once, or none. */
    public Share faded(Duration elapsed) {
        return new Share(user, virtualTime * Fading.kept(elapsed), weight);
    }
}
