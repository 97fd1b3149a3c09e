package io.printlab.safety;

import io.printlab.device.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Watches the heaters of one device. Pure but for what it remembers: readings and times go in, findings come out. For one thread. */
public final class ThermalWatch {
    /** Something that a heater does and should not; told once, and again only after it had ended. */
    public record Finding(String heater, AlarmKind kind, String sentence) {}

    private static final double NEAR_CELSIUS = 5;
    private static final double WARM_CELSIUS = 60;
    private static final Duration GLITCH = Duration.ofSeconds(2);
    private static final Duration GAP = Duration.ofSeconds(30);
    private static final int MOST_HEATERS = 16;

    private final Map<String, Heater> heaters = new HashMap<>();
    private ThermalLimits limits;
    private Instant seenAt = Instant.MIN;

    public ThermalWatch(ThermalLimits limits) {
        this.limits = limits;
    }

    /** Other limits from now on. */
    public void limit(ThermalLimits next) {
        limits = next;
    }

    /** Nobody knows what happens meanwhile: without contact nothing is measured, and afterwards every watch begins anew. */
    public void forget() {
        heaters.clear();
    }

    /** @param now not before the last call's */
    public List<Finding> step(List<Temperature> readings, Instant now) {
        if (seenAt.isBefore(now.minus(GAP))) {
            forget();
        }
        seenAt = now;
        List<Finding> found = new ArrayList<>();
        for (Temperature reading : readings) {
            Heater heater = heaters.get(reading.heater());
            if (heater == null && heaters.size() < MOST_HEATERS) {
                heater = new Heater(reading.heater());
                heaters.put(reading.heater(), heater);
            }
            if (heater != null) {
                heater.step(reading, now, found);
            }
        }
        return found;
    }

    private enum Course {
        HEATING,
        COOLING,
        SETTLED,
        OFF
    }

    private final class Heater {
        private final String name;
        private final Set<AlarmKind> told = EnumSet.noneOf(AlarmKind.class);
        private double target = Double.NaN;
        private Instant targetSince = Instant.EPOCH;
        private Course course = Course.OFF;
        private double coolest = Double.POSITIVE_INFINITY;
        private @Nullable Instant awaySince;
        private @Nullable Instant implausibleSince;

        Heater(String name) {
            this.name = name;
        }

        void step(Temperature reading, Instant now, List<Finding> found) {
            double actual = reading.actual();
            boolean possible = actual >= limits.lowestCelsius() && actual <= limits.highestCelsius();
            implausibleSince = possible ? null : implausibleSince == null ? now : implausibleSince;
            tell(
                    AlarmKind.IMPLAUSIBLE,
                    implausibleSince != null && !now.isBefore(implausibleSince.plus(GLITCH)),
                    " reads " + whole(actual) + ", which cannot be true: look at its sensor and the sensor's cable.",
                    found);
            Double asked = reading.target();
            if (possible && asked != null) {
                aim(asked, actual, now);
                follow(actual, now, found);
            }
        }

        private void aim(double asked, double actual, Instant now) {
            if (asked != target) {
                target = asked;
                targetSince = now;
                coolest = actual;
                awaySince = null;
                told.retainAll(EnumSet.of(AlarmKind.IMPLAUSIBLE));
                course = asked <= 0
                        ? Course.OFF
                        : actual < asked - NEAR_CELSIUS
                                ? Course.HEATING
                                : actual > asked + NEAR_CELSIUS ? Course.COOLING : Course.SETTLED;
            } else if ((course == Course.HEATING && actual >= target - NEAR_CELSIUS)
                    || (course == Course.COOLING && actual <= target + NEAR_CELSIUS)) {
                course = Course.SETTLED;
            }
            coolest = Math.min(coolest, actual);
        }

        private void follow(double actual, Instant now, List<Finding> found) {
            Duration patience =
                    Duration.ofMinutes(name.startsWith("nozzle") ? limits.nozzleMinutes() : limits.bedMinutes());
            tell(
                    AlarmKind.NOT_REACHED,
                    course == Course.HEATING && now.isAfter(targetSince.plus(patience)),
                    " has not reached " + whole(target) + " in " + patience.toMinutes() + " minutes; it is at "
                            + whole(actual) + ".",
                    found);
            boolean away = course == Course.SETTLED && Math.abs(actual - target) > limits.driftCelsius();
            awaySince = !away ? null : awaySince == null ? now : awaySince;
            tell(
                    AlarmKind.DRIFT,
                    awaySince != null && !now.isBefore(awaySince.plusSeconds(limits.driftSeconds())),
                    " is at " + whole(actual) + " and should hold " + whole(target) + ".",
                    found);
            tell(
                    AlarmKind.RISING_WHILE_OFF,
                    (course == Course.OFF || course == Course.COOLING)
                            && actual > WARM_CELSIUS
                            && actual > coolest + limits.riseCelsius(),
                    " gets hotter though it is not to heat: it was at " + whole(coolest) + " and is at " + whole(actual)
                            + ". Switch the printer off if it goes on.",
                    found);
        }

        private void tell(AlarmKind kind, boolean is, String sentence, List<Finding> found) {
            if (!is) {
                told.remove(kind);
            } else if (told.add(kind)) {
                found.add(new Finding(name, kind, "The " + name + sentence));
            }
        }
    }

    private static String whole(double celsius) {
        return Math.round(celsius) + " °C";
    }
}
