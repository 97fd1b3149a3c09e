package io.printlab.devices.marlin;

import java.util.concurrent.TimeUnit;

/** What is known of requests to send lines again: which one, how often, and which answers belong to them and to no line. */
final class Resends {
    private static final int MAXIMUM_REPEATS = 10;
    private static final int JUST_ACKNOWLEDGED = 8;
    private static final long OK_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private boolean awaitsOk;
    private boolean skipsNextOk;
    private long asked;
    private long line = -1;
    private int repeats;
    private int duplicates;
    private long acknowledged = -1;

    void clear() {
        acknowledged = -1;
        awaitsOk = false;
        skipsNextOk = false;
        forget();
    }

    /** The line was taken at last. */
    void forget() {
        line = -1;
        repeats = 0;
        duplicates = 0;
    }

    void acknowledged(long number) {
        acknowledged = number == 0 ? 0 : Math.max(acknowledged, number);
        if (number >= line) {
            forget();
        }
    }

    /** Whether nothing may be sent before the ok of a request has come. */
    boolean awaitsOk() {
        return awaitsOk;
    }

    /** Old firmware omits the ok of a request. */
    boolean giveUpOk(long now) {
        if (!awaitsOk || now - asked <= OK_NANOS) {
            return false;
        }
        awaitsOk = false;
        return true;
    }

    /** Whether an ok is that of a request, so that it acknowledges no line. */
    boolean takeOk() {
        if (awaitsOk) {
            awaitsOk = false;
            return true;
        }
        boolean skipped = skipsNextOk;
        skipsNextOk = false;
        return skipped;
    }

    /** Whether this repeats a request that was answered: the lines behind the bad one were in flight and are refused too. */
    boolean isDuplicate(long number) {
        if (number != line || duplicates == 0) {
            return false;
        }
        duplicates--;
        skipsNextOk = !awaitsOk;
        return true;
    }

    /**
     * Whether the firmware has just acknowledged this line. Then its number was lost and the rest ran unchecked, or an
     * acknowledgement came twice: nobody can tell which. What asks for lines of long ago has lost its way, and refuses them
     * when they come.
     */
    boolean isOfAcknowledged(long number) {
        return number <= acknowledged && number > acknowledged - JUST_ACKNOWLEDGED;
    }

    void skipNextOk() {
        skipsNextOk = true;
    }

    /** Counts a request; false if this line was asked for too often. */
    boolean mayRepeat(long number) {
        if (number != line) {
            forget();
        }
        return ++repeats <= MAXIMUM_REPEATS;
    }

    static int maximum() {
        return MAXIMUM_REPEATS;
    }

    /**
     * The sender has gone back.
     *
     * @param inFlight lines that were in flight from that one on
     */
    void wentBackTo(long number, int inFlight, long now) {
        line = number;
        duplicates = Math.max(0, inFlight - 1);
        awaitsOk = true;
        asked = now;
    }

    /** After a time-out: what was expected will not come any more. */
    void expectNothing() {
        skipsNextOk = false;
        duplicates = 0;
    }
}
