package io.printlab.safety;

import io.printlab.error.PrintLabException;

/**
 * When a heater raises an alarm, and what the alarm does.
 *
 * @param nozzleMinutes in which a nozzle reaches its target, 1 to 60
 * @param bedMinutes in which a bed or a chamber reaches its target, 1 to 240
 * @param driftCelsius how far from its target a settled heater may be, 3 to 100
 * @param driftSeconds for how long, 1 to 600
 * @param riseCelsius how much hotter a heater that is off may get, 3 to 100
 * @param lowestCelsius below which no reading is true, -100 to 20
 * @param highestCelsius above which no reading is true, 100 to 1000
 * @param onDeviation what an alarm does that may be harmless: target not reached, drift
 * @param onDanger what an alarm does of a heater out of control: rising while off, a reading that cannot be true
 */
public record ThermalLimits(
        int nozzleMinutes,
        int bedMinutes,
        int driftCelsius,
        int driftSeconds,
        int riseCelsius,
        int lowestCelsius,
        int highestCelsius,
        AlarmPolicy onDeviation,
        AlarmPolicy onDanger) {
    public static final ThermalLimits DEFAULT =
            new ThermalLimits(6, 25, 15, 20, 20, -10, 450, AlarmPolicy.PAUSE, AlarmPolicy.CANCEL);

    public ThermalLimits {
        within("The time in which a nozzle heats up", "minutes", nozzleMinutes, 1, 60);
        within("The time in which a bed heats up", "minutes", bedMinutes, 1, 240);
        within("The distance from the target", "°C", driftCelsius, 3, 100);
        within("The time away from the target", "seconds", driftSeconds, 1, 600);
        within("The rise while a heater is off", "°C", riseCelsius, 3, 100);
        within("The lowest reading", "°C", lowestCelsius, -100, 20);
        within("The highest reading", "°C", highestCelsius, 100, 1000);
    }

    public AlarmPolicy policy(AlarmKind kind) {
        return kind.isDanger() ? onDanger : onDeviation;
    }

    private static void within(String what, String unit, int value, int least, int most) {
        if (value < least || value > most) {
            throw PrintLabException.user(
                    what + " is " + least + " to " + most + " " + unit + ", not " + value + ". Correct it.");
        }
    }
}
