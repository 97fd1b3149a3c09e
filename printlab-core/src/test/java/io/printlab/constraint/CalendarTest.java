package io.printlab.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.rule.WeeklyHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CalendarTest {
    private static final Set<DayOfWeek> WORKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    @Test
    void hoursEndOnTheirDay() {
        Calendar calendar = calendar(ZoneOffset.UTC, WORKDAYS, "08:00", "18:00");
        assertThat(calendar.end(at("2026-01-05T08:00:00Z"))).contains(at("2026-01-05T18:00:00Z"));
        assertThat(calendar.end(at("2026-01-05T18:00:00Z"))).isEmpty();
        assertThat(calendar.end(at("2026-01-03T12:00:00Z"))).isEmpty();
    }

    @Test
    void hoursMayEndOnTheNextDay() {
        Calendar calendar = calendar(ZoneOffset.UTC, Set.of(DayOfWeek.SUNDAY), "22:00", "06:00");
        assertThat(calendar.end(at("2026-01-05T05:59:00Z"))).contains(at("2026-01-05T06:00:00Z"));
        assertThat(calendar.end(at("2026-01-05T23:00:00Z"))).isEmpty();
    }

    @Test
    void hoursThatTouchAreOneStretchAndAWholeWeekNeverEnds() {
        Calendar split = new Calendar(
                List.of(
                        new WeeklyHours(WORKDAYS, LocalTime.of(8, 0), LocalTime.of(12, 0)),
                        new WeeklyHours(WORKDAYS, LocalTime.of(12, 0), LocalTime.of(16, 0))),
                ZoneOffset.UTC);
        assertThat(split.end(at("2026-01-05T09:00:00Z"))).contains(at("2026-01-05T16:00:00Z"));
        Calendar always = calendar(ZoneOffset.UTC, EnumSet.allOf(DayOfWeek.class), "08:00", "08:00");
        assertThat(always.end(at("2026-01-05T09:00:00Z"))).contains(Instant.MAX);
    }

    @Test
    void theNextStretchIsOneThatIsLongEnough() {
        Calendar calendar = new Calendar(
                List.of(
                        new WeeklyHours(WORKDAYS, LocalTime.of(8, 0), LocalTime.of(12, 0)),
                        new WeeklyHours(Set.of(DayOfWeek.THURSDAY), LocalTime.of(12, 0), LocalTime.of(20, 0))),
                ZoneOffset.UTC);
        assertThat(calendar.next(at("2026-01-05T13:00:00Z"), Duration.ofHours(3)))
                .contains(at("2026-01-06T08:00:00Z"));
        assertThat(calendar.next(at("2026-01-05T13:00:00Z"), Duration.ofHours(10)))
                .contains(at("2026-01-08T08:00:00Z"));
        assertThat(calendar.next(at("2026-01-05T13:00:00Z"), Duration.ofHours(13)))
                .isEmpty();
    }

    @Test
    void hoursFollowTheClockOnTheLabsWall() {
        Calendar calendar = calendar(ZoneId.of("Europe/Berlin"), EnumSet.allOf(DayOfWeek.class), "08:00", "18:00");
        assertThat(calendar.end(at("2026-03-28T10:00:00Z"))).contains(at("2026-03-28T17:00:00Z"));
        assertThat(calendar.end(at("2026-03-29T10:00:00Z"))).contains(at("2026-03-29T16:00:00Z"));
        assertThat(calendar.text(at("2026-03-29T16:00:00Z"))).isEqualTo("Sun 29 Mar 18:00");
    }

    private static Calendar calendar(ZoneId zone, Set<DayOfWeek> days, String from, String to) {
        return new Calendar(List.of(new WeeklyHours(days, LocalTime.parse(from), LocalTime.parse(to))), zone);
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
