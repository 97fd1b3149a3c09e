package io.printlab.app.page;

import io.printlab.queue.Expectation;
import io.printlab.queue.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is foretold of a waiting job, as people say it: no minute that nobody knows. */
final class ForecastText {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final Duration NEAR = Duration.ofHours(6);
    private static final int DAYS_BY_NAME = 6;

    private ForecastText() {}

    /**
     * As in {@code starts about 14:30–15:10, ready about 17:00}; empty if nothing is foretold. Where it may be ready before it is certain to
     * have started, only the latest end is said.
     */
    static String of(@Nullable Expectation expected, Instant now, ZoneId zone) {
        if (expected == null) {
            return "";
        }
        Instant ready = expected.finish().likely();
        boolean clear = ready.isAfter(expected.start().late());
        return "starts " + starts(expected.start(), now, zone) + ", ready "
                + (clear ? "about " : "by ")
                + moment(clear ? ready : expected.finish().late(), now, zone);
    }

    /** The range of the end, as in {@code 16:40–17:35}. */
    static String finish(Expectation expected, Instant now, ZoneId zone) {
        return range(expected.finish(), now, zone);
    }

    private static String starts(TimeRange start, Instant now, ZoneId zone) {
        if (start.late().isBefore(now.plus(SOON))) {
            return "now";
        }
        return start.early().isBefore(now.plus(SOON))
                ? "by " + moment(start.late(), now, zone)
                : "about " + range(start, now, zone);
    }

    private static String range(TimeRange range, Instant now, ZoneId zone) {
        String early = moment(range.early(), now, zone);
        String late = moment(range.late(), now, zone);
        if (early.equals(late)) {
            return early;
        }
        String day = day(range.late(), now, zone);
        boolean sameDay = day.equals(day(range.early(), now, zone));
        return early + "–" + (sameDay ? late.substring(day.length()) : late);
    }

    private static String moment(Instant at, Instant now, ZoneId zone) {
        return day(at, now, zone) + HOUR.format(rounded(at, now, zone));
    }

    private static String day(Instant at, Instant now, ZoneId zone) {
        LocalDate day = rounded(at, now, zone).toLocalDate();
        long days = ChronoUnit.DAYS.between(now.atZone(zone).toLocalDate(), day);
        if (days == 0) {
            return "";
        }
        return (days > 0 && days <= DAYS_BY_NAME ? DAY.format(day) : DATE.format(day)) + " ";
    }

    /** To five minutes, and to quarters of an hour where it is far ahead. */
    private static ZonedDateTime rounded(Instant at, Instant now, ZoneId zone) {
        long step = Duration.between(now, at).compareTo(NEAR) < 0 ? 5 : 15;
        ZonedDateTime exact = at.atZone(zone).plusSeconds(step * 30);
        return exact.truncatedTo(ChronoUnit.HOURS).plusMinutes(exact.getMinute() / step * step);
    }
}
