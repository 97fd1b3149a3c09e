package io.printlab.devices.gcode;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long the moves take: a trapezoid of speed for each piece, with the acceleration that the file sets, and a junction
 * speed that falls with the angle. It looks one piece ahead, so it is within some ten percent of a full planner.
 */
final class TimeEstimate {
    private static final double CORNER_SPEED = 8;
    private static final double SLOWEST = 0.1;
    private static final double USUAL_ACCELERATION = 1_000;
    private static final Duration LONGEST = Duration.ofDays(60);

    private static final Pattern KLIPPER_ACCELERATION =
            Pattern.compile("SET_VELOCITY_LIMIT [^;]{0,80}?ACCEL=([0-9]{1,6})");

    private double seconds;
    private double printing = USUAL_ACCELERATION;
    private double travelling = USUAL_ACCELERATION;
    private double length;
    private double speed;
    private double acceleration;
    private double entry;
    private final double[] direction = new double[3];

    void command(GCodeWords words) {
        if (words.is('M', 204)) {
            double both = words.value('S', 0);
            printing = sensible(words.value('P', both), printing);
            travelling = sensible(words.value('T', both), travelling);
        } else if (words.is('G', 4)) {
            settle();
            double dwell = words.value('S', words.value('P', 0) / 1_000);
            seconds += dwell > 0 && dwell <= 3_600 ? dwell : 0;
        } else if (words.is('G', 28)) {
            settle();
        }
    }

    /** Klipper sets its acceleration by name. */
    void named(String command) {
        Matcher matcher = KLIPPER_ACCELERATION.matcher(command);
        if (matcher.lookingAt()) {
            printing = sensible(Double.parseDouble(matcher.group(1)), printing);
            travelling = printing;
        }
    }

    private static double sensible(double asked, double otherwise) {
        return asked >= 10 && asked <= 100_000 ? asked : otherwise;
    }

    void moved(Toolhead head) {
        double dx = head.x() - head.fromX();
        double dy = head.y() - head.fromY();
        double dz = head.z() - head.fromZ();
        double distance = Math.sqrt(dx * dx + dy * dy + dz * dz);
        boolean still = distance < 1e-6;
        double now = still ? Math.abs(head.extruded()) : distance;
        double wanted = Math.max(head.feed(), SLOWEST);
        double x = still ? 0 : dx / distance;
        double y = still ? 0 : dy / distance;
        double z = still ? 0 : dz / distance;
        double junction = 0;
        if (length > 0) {
            double turn = Math.sqrt(square(x - direction[0]) + square(y - direction[1]) + square(z - direction[2]));
            double corner = turn < 1e-6 ? wanted : CORNER_SPEED / turn;
            double reachable = Math.sqrt(entry * entry + 2 * acceleration * length);
            junction = Math.min(Math.min(corner, reachable), Math.min(speed, wanted));
            seconds += trapezoid(junction);
        }
        length = now;
        speed = wanted;
        acceleration = head.laidPlastic() ? printing : travelling;
        entry = junction;
        direction[0] = x;
        direction[1] = y;
        direction[2] = z;
    }

    private void settle() {
        if (length > 0) {
            seconds += trapezoid(0);
        }
        length = 0;
        entry = 0;
    }

    private double trapezoid(double exit) {
        double top = Math.sqrt((2 * acceleration * length + entry * entry + exit * exit) / 2);
        if (top <= speed) {
            return Math.max((2 * top - entry - exit) / acceleration, length / Math.max(top, SLOWEST));
        }
        double ramps = (2 * speed * speed - entry * entry - exit * exit) / (2 * acceleration);
        return (2 * speed - entry - exit) / acceleration + Math.max(0, length - ramps) / speed;
    }

    private static double square(double value) {
        return value * value;
    }

    /** Null if nothing moves, or if the moves are nonsense. */
    @Nullable Duration total() {
        settle();
        Duration total = Duration.ofSeconds(Math.round(seconds));
        return total.isZero() || total.compareTo(LONGEST) > 0 ? null : total;
    }
}
