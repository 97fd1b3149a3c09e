package io.printlab.devices.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The receiving half of the firmware: a small buffer, line numbers and checksums, and a short queue of accepted commands. */
final class FirmwareInput {
    /** A command that was accepted; {@code number} is negative without one. */
    record Accepted(String text, long number) {}

    private static final int RECEIVE_BUFFER = 128;
    private static final int QUEUED_COMMANDS = 4;
    private static final int LINE = 96;

    private final Consumer<String> out;
    private final Consumer<String> emergency;
    private final ArrayDeque<Accepted> queue = new ArrayDeque<>();
    private final byte[] waiting = new byte[RECEIVE_BUFFER];
    private int waitingFrom;
    private int waitingCount;
    private final byte[] line = new byte[LINE];
    private int lineLength;
    private final StringBuilder arriving = new StringBuilder();
    private long lastNumber;
    private int overruns;

    FirmwareInput(Consumer<String> out, Consumer<String> emergency) {
        this.out = out;
        this.emergency = emergency;
    }

    /** One byte from the wire; lost if the buffer is full, as on a real board. */
    void arrive(byte b) {
        lookForEmergency(b);
        if (waitingCount == RECEIVE_BUFFER) {
            overruns++;
        } else {
            waiting[(waitingFrom + waitingCount++) % RECEIVE_BUFFER] = b;
        }
        readOn();
    }

    @Nullable Accepted poll() {
        Accepted next = queue.poll();
        readOn();
        return next;
    }

    int freeBuffers() {
        return QUEUED_COMMANDS - queue.size();
    }

    int overruns() {
        return overruns;
    }

    long nextLine() {
        return lastNumber + 1;
    }

    void reset() {
        queue.clear();
        waitingCount = 0;
        lineLength = 0;
        lastNumber = 0;
    }

    /** Some commands work at once, also while the queue is blocked. */
    private void lookForEmergency(byte b) {
        if (b != '\n') {
            if (arriving.length() < 5) {
                arriving.append((char) b);
            }
            return;
        }
        String start = arriving.toString();
        arriving.setLength(0);
        if (start.startsWith("M112")
                || start.startsWith("M108")
                || start.startsWith("M410")
                || start.startsWith("M876")) {
            emergency.accept(start.substring(0, 4));
        }
    }

    private void readOn() {
        while (waitingCount > 0 && queue.size() < QUEUED_COMMANDS) {
            byte b = waiting[waitingFrom];
            waitingFrom = (waitingFrom + 1) % RECEIVE_BUFFER;
            waitingCount--;
            if (b == '\n' || b == '\r') {
                String text = new String(line, 0, lineLength, StandardCharsets.ISO_8859_1).strip();
                lineLength = 0;
                if (!text.isEmpty()) {
                    accept(text);
                }
            } else if (lineLength < LINE - 1) {
                line[lineLength++] = b;
            }
        }
    }

    private void accept(String text) {
        int star = text.lastIndexOf('*');
        if (text.charAt(0) != 'N') {
            if (star >= 0) {
                refuse("No Line Number with checksum");
            } else {
                queue.add(new Accepted(text, -1));
            }
            return;
        }
        int blank = text.indexOf(' ');
        if (star < 0 || blank < 0) {
            refuse("No Checksum with line number");
            return;
        }
        if (number(text.substring(star + 1)) != checksum(text, star)) {
            refuse("checksum mismatch");
            return;
        }
        String command = text.substring(blank + 1, star).strip();
        boolean resets = command.startsWith("M110");
        long number = number(
                resets && command.contains("N")
                        ? command.substring(command.indexOf('N') + 1)
                        : text.substring(1, blank));
        if (!resets && number != lastNumber + 1) {
            refuse("Line Number is not Last Line Number+1");
            return;
        }
        lastNumber = number;
        queue.add(new Accepted(command, number));
    }

    private void refuse(String why) {
        waitingCount = 0;
        lineLength = 0;
        out.accept("Error:" + why + ", Last Line: " + lastNumber);
        out.accept("Resend: " + (lastNumber + 1));
        out.accept("ok");
    }

    private static int checksum(String text, int end) {
        int checksum = 0;
        for (int i = 0; i < end; i++) {
            checksum ^= text.charAt(i);
        }
        return checksum & 0xff;
    }

    private static long number(String digits) {
        return digits.matches("[0-9]{1,9}") ? Long.parseLong(digits) : -1;
    }
}
