package io.printlab.devices.grbl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Counts the characters that are in the controller's receive buffer: each line stays in it until its answer comes. */
final class GrblStream {
    private static final Pattern DWELL = Pattern.compile(".*G0?4(?![0-9]).*P([0-9]{1,6}(?:\\.[0-9]{0,6})?).*");

    /** These read or write the memory of the controller, which loses what arrives meanwhile: they go alone. */
    private static final Pattern ALONE = Pattern.compile(".*G(?:10|28|30|5[4-9])(?![0-9]).*");

    /**
     * A line on its way.
     *
     * @param number in the file; 0 for a line of the host
     */
    record Sent(String text, long number) {
        int bytes() {
            return text.length() + 1;
        }

        /** How long the machine waits at it, seeming idle. */
        double dwellSeconds() {
            Matcher dwell = DWELL.matcher(text);
            return dwell.matches() ? Double.parseDouble(dwell.group(1)) : 0;
        }

        boolean goesAlone() {
            return ALONE.matcher(text).matches() || text.startsWith("$");
        }
    }

    private final Deque<Sent> inFlight = new ArrayDeque<>();
    private final int room;
    private final GrblWire wire;
    private int bytes;

    /** @param buffer bytes of the receive buffer; one of them stays free */
    GrblStream(int buffer, GrblWire wire) {
        this.room = buffer - 1;
        this.wire = wire;
    }

    boolean takes(Sent line) {
        Sent last = inFlight.peekLast();
        if (last != null && (last.goesAlone() || line.goesAlone())) {
            return false;
        }
        return bytes + line.bytes() <= room;
    }

    void send(Sent line) {
        inFlight.add(line);
        bytes += line.bytes();
        wire.write(GrblFile.bytes(line.text()));
    }

    /** The line that this answer is for; null if none waits for one. */
    @Nullable Sent answered() {
        Sent first = inFlight.poll();
        if (first != null) {
            bytes -= first.bytes();
        }
        return first;
    }

    boolean isEmpty() {
        return inFlight.isEmpty();
    }

    /** How long the machine may wait at what it was sent. */
    double dwellSeconds() {
        return inFlight.stream().mapToDouble(Sent::dwellSeconds).sum();
    }

    int bytes() {
        return bytes;
    }

    /** The controller was reset and has forgotten all of it. */
    void forget() {
        inFlight.clear();
        bytes = 0;
    }
}
