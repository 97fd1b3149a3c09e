package io.printlab.forecast;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;

/**
 * How fast beds are cleared in each hour of working days, Saturdays and Sundays: clearings for each hour that a bed lay
 * uncleared in it. An hour in which beds lie and nobody comes has a pace near 0, so nights and weekends need not be told.
 */
final class BedPace {
    private static final int HOURS = 24;
    private static final int KINDS = 3;
    private static final double MILLIS = Duration.ofHours(1).toMillis();
    /** Without history: so many clearings an hour by day and by night, as if that had been seen for a quarter of an hour. */
    private static final double PRIOR_HOURS = 0.25;

    private static final double BY_DAY = 2;
    private static final double BY_NIGHT = 0.25;
    private static final int MORNING = 7;
    private static final int EVENING = 19;
    private static final int LONGEST_HOURS = 7 * HOURS;
    private static final Duration LONGEST = Duration.ofHours(LONGEST_HOURS);
    private static final int LOOK_AHEAD = 28 * HOURS;

    private final double[] perHour = new double[HOURS * KINDS];
    private final ZoneId zone;

    private BedPace(ZoneId zone) {
        this.zone = zone;
    }

    static BedPace of(Collection<BedClearing> clearings, ZoneId zone) {
        BedPace pace = new BedPace(zone);
        double[] lain = new double[HOURS * KINDS];
        double[] cleared = new double[HOURS * KINDS];
        for (BedClearing clearing : clearings) {
            Instant from = clearing.endedAt();
            Instant last = from.plus(LONGEST);
            if (!clearing.clearedAt().isAfter(last)) {
                last = clearing.clearedAt();
                cleared[pace.cell(last)]++;
            }
            while (from.isBefore(last)) {
                Instant next = hourAfter(from);
                Instant to = next.isBefore(last) ? next : last;
                lain[pace.cell(from)] += Duration.between(from, to).toMillis() / MILLIS;
                from = to;
            }
        }
        for (int cell = 0; cell < cleared.length; cell++) {
            pace.perHour[cell] = (cleared[cell] + prior(cell) * PRIOR_HOURS) / (lain[cell] + PRIOR_HOURS);
        }
        return pace;
    }

    private static double prior(int cell) {
        int hour = cell % HOURS;
        return cell / HOURS < KINDS - 1 && hour >= MORNING && hour < EVENING ? BY_DAY : BY_NIGHT;
    }

    /** The pace of the hours from this time on. */
    Ahead from(Instant now) {
        return new Ahead(now);
    }

    /** The hours ahead, so that a play looks a clearing up instead of walking the calendar. Times are hours after its beginning. */
    final class Ahead {
        private final double[] pace = new double[LOOK_AHEAD];
        private final double[] before = new double[LOOK_AHEAD + 1];
        private final double offset;

        private Ahead(Instant now) {
            Instant hour = now.truncatedTo(ChronoUnit.HOURS);
            offset = Duration.between(hour, now).toMillis() / MILLIS;
            for (int at = 0; at < LOOK_AHEAD; at++) {
                pace[at] = perHour[cell(hour.plus(at, ChronoUnit.HOURS))];
                before[at + 1] = before[at] + pace[at];
            }
        }

        /**
         * When a bed that lies uncleared at a time is cleared.
         *
         * @param draw 0 to 1, exclusive of 1: the part of the cases in which it is cleared earlier
         */
        double clearedAt(double lying, double draw) {
            double from = lying + offset;
            int hour = (int) from;
            if (hour >= LOOK_AHEAD) {
                return lying;
            }
            double due = before[hour] + (from - hour) * pace[hour] - Math.log(1 - draw);
            int last = Math.min(LOOK_AHEAD, hour + LONGEST_HOURS);
            while (hour < last && before[hour + 1] < due) {
                hour++;
            }
            return hour == last ? lying + LONGEST_HOURS : hour + (due - before[hour]) / pace[hour] - offset;
        }
    }

    private static Instant hourAfter(Instant at) {
        return at.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    }

    private int cell(Instant at) {
        ZonedDateTime moment = at.atZone(zone);
        DayOfWeek day = moment.getDayOfWeek();
        int kind = day == DayOfWeek.SUNDAY ? 2 : day == DayOfWeek.SATURDAY ? 1 : 0;
        return kind * HOURS + moment.getHour();
    }
}
