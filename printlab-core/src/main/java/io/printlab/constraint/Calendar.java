package io.printlab.constraint;

import io.printlab.rule.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Weekly hours as stretches of time; hours that touch are one stretch. */
record Calendar(List<WeeklyHours> hours, ZoneId zone) {
    private static final int DAYS = 8;

    /** From inclusive, to exclusive. */
    record Stretch(Instant from, Instant to) {
        boolean holds(Instant time) {
            return !time.isBefore(from) && time.isBefore(to);
        }
    }

    /** The end of the stretch that holds at this time; far away if it never ends. Empty outside all hours. */
    Optional<Instant> end(Instant time) {
        Instant end = time;
        for (Optional<Instant> next = endOfHours(end); next.isPresent(); next = endOfHours(end)) {
            end = next.get();
            if (end.isAfter(time.plus(Duration.ofDays(DAYS)))) {
                return Optional.of(Instant.MAX);
            }
        }
        return end.equals(time) ? Optional.empty() : Optional.of(end);
    }

    /** When the first stretch that is at least so long begins after this time. */
    Optional<Instant> next(Instant time, Duration length) {
        return stretches(time)
                .map(Stretch::from)
                .filter(from ->
                        from.isAfter(time) && endOfHours(from.minusMillis(1)).isEmpty())
                .sorted()
                .filter(from ->
                        end(from).filter(end -> isLongEnough(from, end, length)).isPresent())
                .findFirst();
    }

    /** A moment as people of this zone write it. */
    String text(Instant moment) {
        return DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH)
                .withZone(zone)
                .format(moment);
    }

    private static boolean isLongEnough(Instant from, Instant end, Duration length) {
        return end.equals(Instant.MAX) || !from.plus(length).isAfter(end);
    }

    private Optional<Instant> endOfHours(Instant time) {
        return stretches(time)
                .filter(stretch -> stretch.holds(time))
                .map(Stretch::to)
                .max(Comparator.naturalOrder());
    }

    private Stream<Stretch> stretches(Instant around) {
        LocalDate first = around.atZone(zone).toLocalDate().minusDays(1);
        return LongStream.rangeClosed(0, DAYS + 1)
                .mapToObj(first::plusDays)
                .flatMap(day -> hours.stream()
                        .filter(one -> one.days().contains(day.getDayOfWeek()))
                        .map(one -> stretch(day, one)));
    }

    private Stretch stretch(LocalDate day, WeeklyHours one) {
        LocalDate last = one.to().isAfter(one.from()) ? day : day.plusDays(1);
        return new Stretch(
                ZonedDateTime.of(day, one.from(), zone).toInstant(),
                ZonedDateTime.of(last, one.to(), zone).toInstant());
    }
}
