package io.printlab.device;

import io.printlab.error.PrintLabException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Temperatures in whole degrees Celsius, 1 to 1000: the highest that a print asks for, or the most that a device may be asked for.
 *
 * @param nozzleCelsius null where a print does not say, or a device has no limit
 * @param bedCelsius as for the nozzle
 * @param chamberCelsius as for the nozzle
 */
public record Heat(
        @Nullable Integer nozzleCelsius,
        @Nullable Integer bedCelsius,
        @Nullable Integer chamberCelsius) {
    /** Nothing is asked for, or nothing is limited. */
    public static final Heat NONE = new Heat(null, null, null);

    /** Hotter than anything that prints; what a file asks beyond it counts as this. */
    public static final int HOTTEST = 1000;

    public Heat {
        check("nozzle", nozzleCelsius);
        check("bed", bedCelsius);
        check("chamber", chamberCelsius);
    }

    /** Whether a device with these limits may be asked for that. */
    public boolean allows(Heat asked) {
        return isWithin(asked.nozzleCelsius, nozzleCelsius)
                && isWithin(asked.bedCelsius, bedCelsius)
                && isWithin(asked.chamberCelsius, chamberCelsius);
    }

    /** For each temperature that is asked for and above these limits, what is wrong; empty if none is. */
    List<Mismatch> mismatches(Heat asked) {
        List<Mismatch> found = new ArrayList<>();
        add(found, "", asked.nozzleCelsius, nozzleCelsius);
        add(found, " at the bed", asked.bedCelsius, bedCelsius);
        add(found, " in the chamber", asked.chamberCelsius, chamberCelsius);
        return found;
    }

    private static void add(List<Mismatch> found, String where, @Nullable Integer asked, @Nullable Integer limit) {
        if (!isWithin(asked, limit)) {
            found.add(new Mismatch(
                    "heat", "it needs " + asked + " °C" + where + ", and this printer is limited to " + limit + " °C"));
        }
    }

    private static boolean isWithin(@Nullable Integer asked, @Nullable Integer limit) {
        return asked == null || limit == null || asked <= limit;
    }

    private static void check(String part, @Nullable Integer celsius) {
        if (celsius != null && (celsius < 1 || celsius > HOTTEST)) {
            throw PrintLabException.user(
                    "A temperature of the " + part + " is 1 to " + HOTTEST + " °C, not " + celsius + ". Correct it.");
        }
    }
}
