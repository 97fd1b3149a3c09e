package io.printlab.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.rule.Quota.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuotaTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void aWeekBeginsOnMondayInTheLabsZone() {
        Instant sundayNightInBerlin = Instant.parse("2026-01-11T22:59:59Z");
        Instant mondayInBerlin = Instant.parse("2026-01-11T23:00:00Z");
        assertThat(Period.WEEK.start(sundayNightInBerlin, BERLIN)).isEqualTo("2026-01-04T23:00:00Z");
        assertThat(Period.WEEK.start(mondayInBerlin, BERLIN)).isEqualTo(mondayInBerlin);
        assertThat(Period.WEEK.start(mondayInBerlin, ZoneOffset.UTC)).isEqualTo("2026-01-05T00:00:00Z");
        assertThat(Period.WEEK.next(mondayInBerlin, BERLIN)).isEqualTo(LocalDate.of(2026, 1, 19));
    }

    @Test
    void aMonthKnowsItsLengthAndSummerTime() {
        assertThat(Period.MONTH.start(Instant.parse("2026-03-31T21:59:59Z"), BERLIN))
                .isEqualTo("2026-02-28T23:00:00Z");
        assertThat(Period.MONTH.start(Instant.parse("2026-03-31T22:00:00Z"), BERLIN))
                .isEqualTo("2026-03-31T22:00:00Z");
        assertThat(Period.MONTH.next(Instant.parse("2026-12-31T12:00:00Z"), BERLIN))
                .isEqualTo(LocalDate.of(2027, 1, 1));
    }

    @Test
    void aGroupsQuotaReplacesEverybodysForItsPeriodAlone() {
        Quota everybodysWeek = new Quota(null, Period.WEEK, 10.0, null);
        Quota everybodysMonth = new Quota(null, Period.MONTH, 30.0, null);
        Quota ownWeek = new Quota(" Architecture ", Period.WEEK, 24.0, null);
        AdmissionLimits limits = new AdmissionLimits(null, List.of(everybodysWeek, ownWeek, everybodysMonth));
        assertThat(limits.quotasOf("architecture")).containsExactly(ownWeek, everybodysMonth);
        assertThat(limits.quotasOf("design")).containsExactly(everybodysWeek, everybodysMonth);
        assertThat(limits.quotasOf(null)).containsExactly(everybodysWeek, everybodysMonth);
    }

    @Test
    void figuresThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new Quota(null, Period.WEEK, 0.0, null)).hasMessageContaining("hours");
        assertThatThrownBy(() -> new Quota(null, Period.WEEK, null, Double.NaN)).hasMessageContaining("grams");
        assertThatThrownBy(() -> new Quota(" ", Period.WEEK, 1.0, null)).hasMessageContaining("1 to 40");
        assertThatThrownBy(() -> new AdmissionLimits(0, List.of())).hasMessageContaining("1 to 10000");
        assertThatThrownBy(() -> new FileLimits(0, null, false)).hasMessageContaining("nozzle");
        assertThatThrownBy(() -> new FileLimits(null, 500, false)).hasMessageContaining("bed");
    }
}
