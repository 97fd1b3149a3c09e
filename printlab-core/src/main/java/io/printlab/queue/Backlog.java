package io.printlab.queue;

/**
 * What one owner has waiting.
 *
 * @param hours that their claims would charge, in device hours
 */
public record Backlog(int jobs, double hours) {
    public static final Backlog NONE = new Backlog(0, 0);

    public Backlog {
        if (jobs < 0 || !(hours >= 0) || Double.isInfinite(hours)) {
            throw new IllegalArgumentException(
                    "a backlog has no negative jobs or hours, not " + jobs + " and " + hours);
        }
    }
}
