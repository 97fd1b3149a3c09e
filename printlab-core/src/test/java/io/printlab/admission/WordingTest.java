package io.printlab.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WordingTest {
    @Test
    void timesAreSaidToTheMinute() {
        assertThat(Wording.time(Duration.ZERO)).isEqualTo("0 min");
        assertThat(Wording.time(Duration.ofSeconds(20))).isEqualTo("less than a minute");
        assertThat(Wording.time(Duration.ofSeconds(3_580))).isEqualTo("1 h");
        assertThat(Wording.hours(6.5)).isEqualTo("6 h 30 min");
        assertThat(Wording.hours(240)).isEqualTo("240 h");
    }

    @Test
    void weightsAreSaidToATenthOfAGramWhereThereIsOne() {
        assertThat(Wording.grams(1000)).isEqualTo("1000 g");
        assertThat(Wording.grams(12.34)).isEqualTo("12.3 g");
    }

    @Test
    void daysAreSaidInEnglishWhateverTheComputerSpeaks() {
        assertThat(Wording.day(LocalDate.of(2026, 11, 30))).isEqualTo("Monday, 30 November");
    }
}
