package io.printlab.devices.marlin;

import java.util.List;
import java.util.Locale;

/** What a pause changes and a resume must put back: relative or absolute moves, feed rate, whether the axes know where they are. */
final class Modes {
    private static final double LIFT_MILLIMETRES = 5;

    private boolean relativeMoves;
    private boolean relativeExtrusion;
    private boolean homed;
    private String lastMoveWithFeed = "";

    /** Remembers what a file command that was sent changes. */
    void sent(Command command) {
        String text = command.text();
        char letter = text.charAt(0);
        if (letter == 'G' && text.length() > 1) {
            char digit = text.charAt(1);
            if ((digit == '1' || digit == '0') && text.indexOf('F') > 0) {
                lastMoveWithFeed = text;
            } else if (digit == '2' || digit == '9') {
                rareCode(command);
            }
        } else if (letter == 'M' && text.startsWith("M8")) {
            relativeExtrusion = command.is("M83") || (relativeExtrusion && !command.is("M82"));
        }
    }

    private void rareCode(Command command) {
        homed |= command.is("G28");
        if (command.is("G90") || command.is("G91")) {
            relativeMoves = command.is("G91");
            relativeExtrusion = relativeMoves;
        }
    }

    /** Lifts the nozzle off the print, with a small retract; nothing before the first homing, when heights mean nothing. */
    List<String> park() {
        return homed
                ? List.of("G91", "M83", "G1 E-2 F2400", "G1 Z" + number(LIFT_MILLIMETRES) + " F600", "G90", "M400")
                : List.of("M400");
    }

    /** The way back to where the print stood. */
    List<String> unpark(Position stood) {
        return List.of("G90", "G1 Z" + number(stood.z()) + " F600", "M83", "G1 E2 F2400");
    }

    List<String> restore() {
        return List.of(
                relativeMoves ? "G91" : "G90", relativeExtrusion ? "M83" : "M82", "G1 F" + number(feedRate()), "M400");
    }

    boolean homed() {
        return homed;
    }

    private double feedRate() {
        int at = lastMoveWithFeed.indexOf('F');
        if (at < 0) {
            return 1500;
        }
        int end = at + 1;
        while (end < lastMoveWithFeed.length() && "0123456789.".indexOf(lastMoveWithFeed.charAt(end)) >= 0) {
            end++;
        }
        try {
            return Double.parseDouble(lastMoveWithFeed.substring(at + 1, end));
        } catch (NumberFormatException unreadable) {
            return 1500;
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.3f", value);
    }
}
