package io.printlab.devices.marlin;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A framed line as it goes over the wire. */
final class SentLine {
    /** Marlin cuts longer lines, finds the checksum missing and asks again for ever. */
    static final int MAXIMUM = 95;

    private final long number;
    private final Command command;
    private final byte[] frame;

    private SentLine(long number, Command command, byte[] frame) {
        this.number = number;
        this.command = command;
        this.frame = frame;
    }

    /** Negative for a line without one. */
    long number() {
        return number;
    }

    boolean isNumbered() {
        return number >= 0;
    }

    Command command() {
        return command;
    }

    /** Its bytes; not to be changed. */
    byte[] frame() {
        return frame;
    }

    /** {@code N<number> <command>*<checksum>} and a line feed; the checksum is the exclusive or of all before the star. */
    static SentLine numbered(long number, Command command) {
        byte[] digits = new byte[20];
        int count = 0;
        long rest = number;
        do {
            digits[count++] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        String text = command.text();
        byte[] frame = new byte[count + text.length() + 7];
        int at = 0;
        frame[at++] = 'N';
        while (count > 0) {
            frame[at++] = digits[--count];
        }
        frame[at++] = ' ';
        for (int i = 0; i < text.length(); i++) {
            frame[at++] = (byte) text.charAt(i);
        }
        int checksum = 0;
        for (int i = 0; i < at; i++) {
            checksum ^= frame[i];
        }
        frame[at++] = '*';
        if (checksum >= 100) {
            frame[at++] = (byte) ('0' + checksum / 100);
        }
        if (checksum >= 10) {
            frame[at++] = (byte) ('0' + checksum / 10 % 10);
        }
        frame[at++] = (byte) ('0' + checksum % 10);
        frame[at++] = '\n';
        return new SentLine(number, command, at == frame.length ? frame : Arrays.copyOf(frame, at));
    }

    static SentLine bare(Command command) {
        return new SentLine(-1, command, (command.text() + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether a command of this length fits with a number of this many digits and a checksum of three. */
    static boolean fits(int commandLength, int numberDigits) {
        return 1 + numberDigits + 1 + commandLength + 1 + 3 <= MAXIMUM;
    }

    static int digits(long number) {
        return Long.toString(number).length();
    }
}
