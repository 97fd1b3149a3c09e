package io.printlab.devices.marlin;

import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Lines that were sent and not acknowledged, oldest first, and the bytes that they may fill of the receive buffer. */
final class LinesInFlight {
    /** Receive buffer of the smallest boards; what overruns it can run unchecked. */
    static final int RECEIVE_BUFFER = 127;

    /** Kept free for the question that finds out a lost ok: {@code N1234567 M105*123} and a line feed. */
    private static final int ROOM_FOR_PROBE = 18;

    private final ArrayDeque<SentLine> lines = new ArrayDeque<>();
    private int bytes;

    void clear() {
        lines.clear();
        bytes = 0;
    }

    void add(SentLine line) {
        lines.add(line);
        bytes += line.frame().length;
    }

    /** Takes the oldest line out; there must be one. */
    SentLine remove() {
        SentLine line = lines.remove();
        bytes -= line.frame().length;
        return line;
    }

    /** Takes out all numbered lines from this one on and tells how many they were. */
    int removeFrom(long number) {
        int removed = 0;
        for (Iterator<SentLine> sentLines = lines.iterator(); sentLines.hasNext(); ) {
            SentLine sent = sentLines.next();
            if (sent.number() >= number) {
                sentLines.remove();
                bytes -= sent.frame().length;
                removed++;
            }
        }
        return removed;
    }

    @Nullable SentLine head() {
        return lines.peek();
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    int count() {
        return lines.size();
    }

    boolean headAsksTemperature() {
        SentLine head = lines.peek();
        return head != null && head.command().asksTemperature();
    }

    boolean anyAsksTemperature() {
        return lines.stream().anyMatch(line -> line.command().asksTemperature());
    }

    boolean areAllNumbered() {
        return lines.stream().allMatch(SentLine::isNumbered);
    }

    /** Whether a line may be sent now and the question for a lost ok after it. A single line always fits. */
    boolean haveRoomFor(SentLine line) {
        return lines.isEmpty() || bytes + line.frame().length + ROOM_FOR_PROBE <= RECEIVE_BUFFER;
    }

    /** Whether these bytes fit to the last one. */
    boolean justHaveRoomFor(SentLine line) {
        return bytes + line.frame().length <= RECEIVE_BUFFER;
    }
}
