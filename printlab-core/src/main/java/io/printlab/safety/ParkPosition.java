package io.printlab.safety;

import io.printlab.error.PrintLabException;
import java.util.List;
import java.util.Locale;

/**
 * Where the nozzle waits, in millimetres.
 *
 * @param lift how far it goes up first, 0 to 200
 */
public record ParkPosition(double x, double y, double lift) {
    public ParkPosition {
        if (!(Math.abs(x) <= 2000 && Math.abs(y) <= 2000 && lift >= 0 && lift <= 200)) {
            throw PrintLabException.user(
                    "A place to park is within 2000 mm of the origin, with a lift of 0 to 200 mm. Correct it.");
        }
    }

    /** Relative up, then absolute away; the modes are put back by whatever goes on. */
    List<String> commands() {
        return List.of("G91", "G1 Z" + number(lift) + " F600", "G90", "G1 X" + number(x) + " Y" + number(y) + " F6000");
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.3f", value);
    }
}
