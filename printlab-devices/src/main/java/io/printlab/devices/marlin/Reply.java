package io.printlab.devices.marlin;

import java.util.List;
import java.util.Locale;

/**
 * One line of the firmware, sorted.
 *
 * @param number line number of an OK or RESEND, or negative
 * @param buffers free command buffers of an ADVANCED_OK, or negative
 * @param text the line, without leading blanks
 */
record Reply(Kind kind, long number, int buffers, String text) {
    enum Kind {
        OK,
        RESEND,
        BUSY,
        WAITING_FOR_PERSON,
        /** Repetier: nothing to do; while a line is in flight it means that an ok was lost. */
        WAIT,
        START,
        HARMLESS_ERROR,
        /** One command was refused; the firmware goes on. */
        REFUSAL,
        FATAL_ERROR,
        TEMPERATURE,
        ACTION,
        CAPABILITY,
        POSITION,
        CARD_STATUS,
        CARD_OPENED,
        CARD_DONE,
        RESET_CAUSE,
        OTHER
    }

    private static final Reply PLAIN_OK = new Reply(Kind.OK, -1, -1, "ok");
    private static final int LONGEST_NOISY_START = 12;
    private static final List<String> RESET_CAUSES = List.of(
            "powerup", "power up", "external reset", "brown out", "brown-out", "watchdog reset", "software reset");

    /** Sorts a line of Marlin. */
    static Reply of(String line) {
        return of(line, Dialect.MARLIN);
    }

    static Reply of(String line, Dialect dialect) {
        if (line.equals("ok")) {
            return PLAIN_OK;
        }
        String text = line.strip();
        if (text.startsWith("ok") && !isNoisyStart(text)) {
            return acknowledgement(text);
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("resend") || lower.startsWith("rs ")) {
            long number = firstNumber(text, lower.startsWith("rs") ? 2 : 6);
            return number < 0 ? of(Kind.OTHER, text) : new Reply(Kind.RESEND, number, -1, text);
        }
        return of(kind(text, lower, dialect), text);
    }

    boolean tellsTemperature() {
        return text.contains("T:") || text.contains("T0:");
    }

    /** M109 and M190 tell temperatures with the seconds that are left: that is progress, a plain report is not. */
    boolean tellsHeating() {
        return kind == Kind.TEMPERATURE && text.contains("W:");
    }

    /** Whether the firmware says that it is in the midst of a command. */
    boolean tellsWork() {
        return kind == Kind.BUSY || kind == Kind.WAITING_FOR_PERSON || tellsHeating();
    }

    private static Reply of(Kind kind, String text) {
        return new Reply(kind, -1, -1, text);
    }

    private static Kind kind(String text, String lower, Dialect dialect) {
        if (isTemperature(text)) {
            return dialect.saysHalted(lower) ? Kind.FATAL_ERROR : Kind.TEMPERATURE;
        }
        if (dialect.saysHalted(lower)) {
            return Kind.FATAL_ERROR;
        }
        if (dialect.saysStarted(lower)) {
            return Kind.START;
        }
        if (text.startsWith("//")) {
            return text.substring(2).strip().startsWith("action:") ? Kind.ACTION : Kind.OTHER;
        }
        if (text.startsWith("Cap:") || text.contains("FIRMWARE_NAME:")) {
            return Kind.CAPABILITY;
        }
        if (text.startsWith("X:")) {
            return Kind.POSITION;
        }
        if (ErrorLine.is(lower)) {
            return ErrorLine.kind(lower, dialect);
        }
        if (lower.contains("busy:")) {
            return lower.contains("paused for") ? Kind.WAITING_FOR_PERSON : Kind.BUSY;
        }
        return rareKind(text, lower);
    }

    private static boolean isTemperature(String text) {
        return text.startsWith("T:")
                || text.startsWith("T0:")
                || text.startsWith("B:")
                || text.startsWith("C:")
                || (text.startsWith("{") && text.contains("\"heaters\":["));
    }

    private static Kind rareKind(String text, String lower) {
        if (isNoisyStart(text)) {
            return Kind.START;
        }
        if (lower.equals("wait")) {
            return Kind.WAIT;
        }
        if (lower.startsWith("sd printing byte") || lower.startsWith("not sd printing")) {
            return Kind.CARD_STATUS;
        }
        if (lower.startsWith("file opened:")) {
            return Kind.CARD_OPENED;
        }
        if (lower.startsWith("done printing file")) {
            return Kind.CARD_DONE;
        }
        return Dialect.containsAny(lower, RESET_CAUSES) ? Kind.RESET_CAUSE : Kind.OTHER;
    }

    /** {@code start}, also behind what a board sends while it boots, or behind an ok whose line end was lost. */
    private static boolean isNoisyStart(String text) {
        return text.endsWith("start")
                && text.length() <= LONGEST_NOISY_START
                && text.indexOf(' ') < 0
                && text.indexOf(':') < 0;
    }

    /** {@code ok}, {@code ok N5 P15 B3}, Repetier's {@code ok 123}, {@code ok T:…}, and broken forms such as {@code okk}. */
    private static Reply acknowledgement(String text) {
        if (text.contains("T:") || text.contains("T0:")) {
            return of(Kind.OK, text);
        }
        int number = text.indexOf(" N");
        int buffers = text.indexOf(" B");
        boolean bare = text.length() > 3 && text.charAt(2) == ' ' && isDigit(text.charAt(3));
        return new Reply(
                Kind.OK,
                number >= 0 ? numberAt(text, number + 2) : bare ? numberAt(text, 3) : -1,
                buffers >= 0 ? (int) numberAt(text, buffers + 2) : -1,
                text);
    }

    /** The number after blanks, a colon and an optional N; negative if the text merely starts like a resend. */
    private static long firstNumber(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == ':' || text.charAt(at) == 'N')) {
            at++;
        }
        return numberAt(text, at);
    }

    private static long numberAt(String text, int from) {
        int at = from;
        long number = 0;
        while (at < text.length() && at - from < 10 && isDigit(text.charAt(at))) {
            number = number * 10 + (text.charAt(at++) - '0');
        }
        return at == from ? -1 : number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
