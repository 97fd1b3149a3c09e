package io.printlab.app.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A point in time for people.
 *
 * @param iso for the browser, which keeps the relative text fresh
 * @param relative as in {@code 3 min ago}
 * @param absolute with date, time and zone
 */
public record Moment(String iso, String relative, String absolute) {
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss z", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final int DAYS_IN_WORDS = 7;

    static Moment of(Instant at, Instant now, ZoneId zone) {
        return new Moment(
                at.truncatedTo(ChronoUnit.SECONDS).toString(), relative(at, now, zone), FULL.format(at.atZone(zone)));
    }

    private static String relative(Instant at, Instant now, ZoneId zone) {
        boolean past = !at.isAfter(now);
        Duration distance = Duration.between(at, now).abs();
        if (distance.toMinutes() < 1) {
            return past ? "just now" : "in a moment";
        }
        if (distance.toDays() >= DAYS_IN_WORDS) {
            return DAY.format(at.atZone(zone));
        }
        String words = distance.toHours() < 1
                ? distance.toMinutes() + " min"
                : distance.toDays() < 1
                        ? distance.toHours() + " h"
                        : distance.toDays() + (distance.toDays() == 1 ? " day" : " days");
        return past ? words + " ago" : "in " + words;
    }
}
