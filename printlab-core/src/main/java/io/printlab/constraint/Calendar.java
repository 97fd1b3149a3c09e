package io.printlab.constraint;

import io.printlab.rule.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Weekly hours as stretches of time; hours that touch are one stretch. What it found out for a day it remembers. Thread-safe. */
final class Calendar {
    private static final int DAYS = 8;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    private final List<WeeklyHours> hours;
    private final ZoneId zone;
    private final Map<LocalDate, List<Stretch>> known = new ConcurrentHashMap<>();

    Calendar(List<WeeklyHours> hours, ZoneId zone) {
        this.hours = List.copyOf(hours);
        this.zone = zone;
    }

    List<WeeklyHours> hours() {
        return hours;
    }

    /** From inclusive, to exclusive. */
    record Stretch(Instant from, Instant to) {
        boolean holds(Instant time) {
            return !time.isBefore(from) && time.isBefore(to);
        }

        /** Far away if it is longer than any week. */
        Instant end(Instant after) {
            return to.isAfter(after.plus(Duration.ofDays(DAYS))) ? Instant.MAX : to;
        }
    }

    /** The end of the stretch that holds at this time; far away if it never ends. Empty outside all hours. */
    Optional<Instant> end(Instant time) {
        for (Stretch stretch : stretches(time)) {
            if (stretch.holds(time)) {
                return Optional.of(stretch.end(time));
            }
        }
        return Optional.empty();
    }

    /** When the first stretch that is at least so long begins after this time. */
    Optional<Instant> next(Instant time, Duration length) {
        Instant last = time.plus(Duration.ofDays(DAYS + 1));
        for (Stretch stretch : stretches(time)) {
            Instant from = stretch.from();
            if (from.isAfter(time) && from.isBefore(last) && !from.plus(length).isAfter(stretch.end(from))) {
                return Optional.of(from);
            }
        }
        return Optional.empty();
    }

    /** A moment as people of this zone write it. */
    String text(Instant moment) {
        return MOMENT.format(moment.atZone(zone));
    }

    private List<Stretch> stretches(Instant around) {
        return known.computeIfAbsent(around.atZone(zone).toLocalDate(), this::stretchesFrom);
    }

    /** In their order, from the day before until long enough after that none that begins within the next week is cut. */
    private List<Stretch> stretchesFrom(LocalDate day) {
        List<Stretch> found = new ArrayList<>();
        for (LocalDate one = day.minusDays(1); one.isBefore(day.plusDays(2 * DAYS + 2)); one = one.plusDays(1)) {
            for (WeeklyHours some : hours) {
                if (some.days().contains(one.getDayOfWeek())) {
                    found.add(stretch(one, some));
                }
            }
        }
        found.sort(Comparator.comparing(Stretch::from));
        List<Stretch> merged = new ArrayList<>();
        for (Stretch next : found) {
            Stretch before = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (before == null || next.from().isAfter(before.to())) {
                merged.add(next);
            } else if (next.to().isAfter(before.to())) {
                merged.set(merged.size() - 1, new Stretch(before.from(), next.to()));
            }
        }
        return List.copyOf(merged);
    }

    private Stretch stretch(LocalDate day, WeeklyHours one) {
        LocalDate last = one.to().isAfter(one.from()) ? day : day.plusDays(1);
        return new Stretch(
                ZonedDateTime.of(day, one.from(), zone).toInstant(),
                ZonedDateTime.of(last, one.to(), zone).toInstant());
    }
}
