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

    private final FirmwareVoice voice;
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

    FirmwareInput(FirmwareVoice voice, Consumer<String> out, Consumer<String> emergency) {
        this.voice = voice;
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
        String code = start.substring(0, Math.min(4, start.length()));
        if (voice.emergencies().contains(code)) {
            emergency.accept(code);
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
                } else if (voice.acknowledgesBlanks()) {
                    out.accept("ok");
                }
            } else if (lineLength < LINE - 1) {
                line[lineLength++] = b;
            }
        }
    }

    private void accept(String text) {
        if (!voice.checksSums()) {
            queue.add(new Accepted(bare(text), -1));
            return;
        }
        int star = text.lastIndexOf('*');
        if (text.charAt(0) != 'N') {
            if (star >= 0) {
                refuse("No Line Number with checksum", -1);
            } else {
                queue.add(new Accepted(text, -1));
            }
            return;
        }
        int blank = text.indexOf(' ');
        if (star < 0 || blank < 0) {
            refuse("No Checksum with line number", -1);
            return;
        }
        long named = number(text.substring(1, blank));
        if (number(text.substring(star + 1)) != checksum(text, star)) {
            refuse("checksum mismatch", named);
            return;
        }
        String command = text.substring(blank + 1, star).strip();
        boolean resets = command.startsWith("M110");
        long number = resets && command.contains("N") ? number(command.substring(command.indexOf('N') + 1)) : named;
        if (!resets && voice.checksOrder() && number != lastNumber + 1) {
            refuse("Line Number is not Last Line Number+1", named);
            return;
        }
        lastNumber = number;
        queue.add(new Accepted(command, number));
    }

    /** Without line number and checksum, right or wrong. */
    private static String bare(String text) {
        return text.replaceFirst("^N[0-9]+ *", "").replaceFirst("\\*[0-9]+$", "");
    }

    private void refuse(String why, long received) {
        waitingCount = 0;
        lineLength = 0;
        voice.refusal(why, lastNumber, received).forEach(out);
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
