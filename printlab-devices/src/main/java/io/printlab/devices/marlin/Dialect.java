package io.printlab.devices.marlin;

import io.printlab.error.PrintLabException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A family of firmware, as data. All words are lower case.
 *
 * @param id what the driver's setting says
 * @param name its name for people; the answer to M115 holds it
 * @param patience how many times the set time-out it is waited for an acknowledgement
 * @param silence how long it may say nothing at all while it owes an acknowledgement
 * @param stall how long an acknowledgement may be owed without any sign of work
 * @param started parts of lines that say that the firmware has just started, besides {@code start}
 * @param halted parts of lines that say that the firmware does nothing more, whatever the line begins with
 * @param harmless parts of error lines that are mended or of no matter, besides Marlin's
 * @param macros its own commands for pause, resume and cancel
 * @param goesOn what ends a pause that the printer itself has begun; empty for M108
 */
record Dialect(
        String id,
        String name,
        Set<Quirk> quirks,
        int patience,
        Duration silence,
        Duration stall,
        List<String> started,
        List<String> halted,
        List<String> harmless,
        List<String> macros,
        String goesOn) {
    static final Dialect MARLIN = new Dialect(
            "marlin",
            "Marlin",
            Set.of(),
            1,
            Duration.ofSeconds(20),
            Duration.ofMinutes(15),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            "");

    /** The MK3 family works for half a minute on some commands before it says that it is busy. */
    static final Dialect PRUSA = new Dialect(
            "prusa",
            "Prusa",
            EnumSet.of(Quirk.TEMPERATURES_WITH_OK),
            3,
            Duration.ofSeconds(90),
            Duration.ofMinutes(30),
            List.of(),
            List.of("printer stopped due to errors", "supervision required"),
            List.of("unknown m code", "unknown g code", "unknown t code"),
            List.of(),
            "M602");

    /** Its pseudo-terminal loses nothing; its macros may work for an hour without a word. */
    static final Dialect KLIPPER = new Dialect(
            "klipper",
            "Klipper",
            EnumSet.of(
                    Quirk.HEATS_BY_TEMPERATURES,
                    Quirk.NO_REPORTS,
                    Quirk.NO_LINE_ORDER,
                    Quirk.NO_WAIT_FOR_PERSON,
                    Quirk.NO_BREAK,
                    Quirk.ERRORS_REFUSE_A_COMMAND,
                    Quirk.TEMPERATURES_WITH_OK),
            1,
            Duration.ofHours(1),
            Duration.ofHours(2),
            List.of("// klipper state: ready"),
            List.of(
                    "// klipper state: shutdown",
                    "// klipper state: disconnect",
                    "// klipper state: not ready",
                    "// printer is shutdown",
                    "// printer is halted",
                    "// printer is not ready"),
            List.of(),
            List.of("PAUSE", "RESUME", "CANCEL_PRINT"),
            "RESUME");

    static final Dialect REPETIER = new Dialect(
            "repetier",
            "Repetier",
            EnumSet.of(Quirk.HEATS_BY_TEMPERATURES, Quirk.NO_REPORTS, Quirk.SHORT_NUMBERS),
            1,
            Duration.ofSeconds(20),
            Duration.ofMinutes(15),
            List.of(),
            List.of("fatal:", "fail mode active"),
            List.of("expected line"),
            List.of(),
            "");

    static final Dialect REPRAPFIRMWARE = new Dialect(
            "reprapfirmware",
            "RepRapFirmware",
            EnumSet.of(
                    Quirk.HEATS_BY_TEMPERATURES,
                    Quirk.NO_REPORTS,
                    Quirk.NO_LINE_ORDER,
                    Quirk.NO_WAIT_FOR_PERSON,
                    Quirk.NO_BREAK,
                    Quirk.ERRORS_REFUSE_A_COMMAND),
            1,
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            List.of("is up and running"),
            List.of(
                    "emergency stop!",
                    "error: heating fault",
                    "error: heater fault",
                    "error: temperature reading fault",
                    "\"status\":\"h\""),
            List.of("bad command", "unknown command", "command is not supported"),
            List.of(),
            "M24");

    private static final List<Dialect> ALL = List.of(MARLIN, PRUSA, KLIPPER, REPETIER, REPRAPFIRMWARE);
    static final String AUTO = "auto";

    /**
     * The dialect that a setting asks for; Marlin where it is to be found out.
     *
     * @throws PrintLabException with category USER for another word
     */
    static Dialect named(String setting) {
        if (setting.equals(AUTO)) {
            return MARLIN;
        }
        return ALL.stream()
                .filter(dialect -> dialect.id.equals(setting))
                .findFirst()
                .orElseThrow(() -> PrintLabException.user("There is no dialect \"" + setting + "\": choose "
                        + Stream.concat(Stream.of(AUTO), ALL.stream().map(Dialect::id))
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    /** The dialect of a firmware that calls itself so; Marlin if it is none of the others. */
    static Dialect ofFirmware(String firmware) {
        String lower = firmware.toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(dialect -> dialect != MARLIN && lower.contains(dialect.name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(MARLIN);
    }

    boolean has(Quirk quirk) {
        return quirks.contains(quirk);
    }

    /** Whether a line in lower case says that the firmware has just started. */
    boolean saysStarted(String lower) {
        return containsAny(lower, started);
    }

    /** Whether a line in lower case says that the firmware does nothing more. */
    boolean saysHalted(String lower) {
        return containsAny(lower, halted);
    }

    boolean isHarmless(String lower) {
        return containsAny(lower, harmless);
    }

    static boolean containsAny(String text, List<String> parts) {
        for (String part : parts) {
            if (text.contains(part)) {
                return true;
            }
        }
        return false;
    }
}
