package io.printlab.devices.marlin;

import java.util.List;

/** Tells the errors that end a print from those that are mended by themselves or are of no matter. */
final class ErrorLine {
    private static final List<String> HARMLESS = List.of(
            "checksum",
            "line number",
            "format error",
            "open failed",
            "cannot open",
            "volume.init",
            "no media",
            "workdir",
            "sd card",
            "sd init",
            "unknown command",
            "cold extrusion",
            "too long extrusion");

    private ErrorLine() {}

    static boolean is(String lower) {
        return lower.startsWith("error:") || lower.startsWith("!!");
    }

    /** What such a line means; an error that nobody has classified is never taken for harmless. */
    static Reply.Kind kind(String lower, Dialect dialect) {
        boolean raised = lower.startsWith("!!");
        if (!raised && (Dialect.containsAny(lower, HARMLESS) || dialect.isHarmless(lower))) {
            return Reply.Kind.HARMLESS_ERROR;
        }
        return dialect.has(Quirk.ERRORS_REFUSE_A_COMMAND) && !isOfTheMachine(lower)
                ? Reply.Kind.REFUSAL
                : Reply.Kind.FATAL_ERROR;
    }

    private static boolean isOfTheMachine(String lower) {
        return lower.contains("shutdown") || lower.contains("halted") || lower.contains("not ready");
    }
}
