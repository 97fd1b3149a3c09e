package io.printlab.devices.marlin;

import org.jspecify.annotations.Nullable;

/** The last numbered lines, kept to be sent again: the next fresh number, and where in the past the sender stands. */
final class SentLines {
    private static final int KEPT = 128;
    private static final long SHORT = 0xffff;

    private final SentLine[] kept = new SentLine[KEPT];
    private long fresh;
    private long cursor;

    void clear() {
        fresh = 0;
        cursor = 0;
    }

    /** The number of the next new line. */
    long fresh() {
        return fresh;
    }

    /** Whether nothing old has to be sent again before the next new line. */
    boolean isUpToDate() {
        return cursor == fresh;
    }

    void goBackTo(long number) {
        cursor = number;
    }

    /** The old line that is to be sent again next. */
    SentLine next() {
        return kept[(int) (cursor % KEPT)];
    }

    void nextWasSent() {
        cursor++;
    }

    void keep(SentLine line) {
        kept[(int) (line.number() % KEPT)] = line;
        fresh = line.number() + 1;
        cursor = fresh;
    }

    @Nullable SentLine find(long number) {
        SentLine line = number < fresh && number >= 0 ? kept[(int) (number % KEPT)] : null;
        return line == null || line.number() != number ? null : line;
    }

    /** The newest number that a firmware may mean which counts in 16 bits. */
    long newestLike(long number) {
        return fresh - ((fresh - number) & SHORT);
    }
}
