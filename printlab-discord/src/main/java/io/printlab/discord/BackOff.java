package io.printlab.discord;

import java.time.Duration;

/** How long to wait before the next try: twice as long after every fault, up to a limit. */
record BackOff(Duration first, Duration longest) {
    /** Discord asks for five seconds between two identifications. */
    static final BackOff STANDARD = new BackOff(Duration.ofSeconds(5), Duration.ofMinutes(5));

    /** @param faults how many tries in a row went wrong, at least 1 */
    Duration after(int faults) {
        Duration wait = first.multipliedBy(1L << Math.min(faults - 1, 20));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
