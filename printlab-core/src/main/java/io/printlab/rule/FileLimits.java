package io.printlab.rule;

import org.jspecify.annotations.Nullable;

/**
 * What a print file must be like. What is not known of a file is not held against it, but for its time where that is asked.
 *
 * @param nozzleCelsius the highest nozzle temperature that a file may ask for, 1 to 600; null for any
 * @param bedCelsius the highest bed temperature, 1 to 200; null for any
 * @param timeKnown whether it must be known how long a file prints: without, a quota of hours counts it only once it is printed
 */
public record FileLimits(
        @Nullable Integer nozzleCelsius, @Nullable Integer bedCelsius, boolean timeKnown) {
    public static final FileLimits NONE = new FileLimits(null, null, false);

    public FileLimits {
        within("nozzle", nozzleCelsius, 600);
        within("bed", bedCelsius, 200);
    }

    private static void within(String part, @Nullable Integer celsius, int most) {
        if (celsius != null && (celsius < 1 || celsius > most)) {
            throw new IllegalArgumentException(
                    "the hottest " + part + " is " + celsius + " degrees; it is 1 to " + most + " degrees Celsius");
        }
    }
}
