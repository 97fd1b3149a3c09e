package io.printlab.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.device.BedState;
import io.printlab.job.JobState;
import io.printlab.job.Tier;
import io.printlab.queue.Expectation;
import io.printlab.queue.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of the pages. */
class TextTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, under a minute",
        "29, under a minute",
        "30, 1 min",
        "2460, 41 min",
        "3569, 59 min",
        "3570, 1 h 00 min",
        "7500, 2 h 05 min",
        "86399, 1 d 0 h",
        "273600, 3 d 4 h",
        "-5, under a minute"
    })
    void durationsReadAsPeopleSayThem(long seconds, String text) {
        assertThat(DurationText.of(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    @Test
    void whatIsNotKnownIsSaidOrLeftOut() {
        assertThat(DurationText.orUnknown(null)).isEqualTo("time not known");
        assertThat(DurationText.left(null)).isEmpty();
        assertThat(AmountText.percent(null)).isEmpty();
        assertThat(AmountText.grams(null)).isEqualTo("weight not known");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T11:59:30Z, just now",
        "2026-11-22T11:57:00Z, 3 min ago",
        "2026-11-22T09:59:00Z, 2 h ago",
        "2026-11-21T11:00:00Z, 1 day ago",
        "2026-11-17T11:00:00Z, 5 days ago",
        "2026-11-12T11:00:00Z, 12 Nov 2026",
        "2026-11-22T12:05:00Z, in 5 min",
        "2026-11-22T12:00:20Z, in a moment"
    })
    void timesAreRelativeWithTheAbsoluteBeside(Instant at, String text) {
        Moment moment = Moment.of(at, NOW, ZoneOffset.UTC);
        assertThat(moment.relative()).isEqualTo(text);
        assertThat(moment.iso()).isEqualTo(at.toString());
        assertThat(moment.absolute()).contains("Nov 2026").endsWith("Z");
    }

    @ParameterizedTest
    @CsvSource({
        "150, 190, 300, 'starts about 14:30–15:10, ready about 17:00'",
        "150, 190, 180, 'starts about 14:30–15:10, ready by 15:00'",
        "0, 0, 90, 'starts now, ready about 13:30'",
        "1, 22, 90, 'starts by 12:20, ready about 13:30'",
        "600, 1200, 1300, 'starts about 22:00–Mon 08:00, ready about Mon 09:45'",
        "1260, 1500, 1600, 'starts about Mon 09:00–13:00, ready about Mon 14:45'",
        "14400, 14400, 15000, 'starts about 2 Dec 12:00, ready about 2 Dec 22:00'"
    })
    void aForecastSaysNoMinuteThatNobodyKnows(int early, int late, int ready, String text) {
        Expectation expected = new Expectation(
                new TimeRange(in(early), in(early), in(late)), new TimeRange(in(ready), in(ready), in(ready)), null);
        assertThat(ForecastText.of(expected, NOW, ZoneOffset.UTC)).isEqualTo(text);
        assertThat(ForecastText.of(null, NOW, ZoneOffset.UTC)).isEmpty();
    }

    @Test
    void aPlotHoldsItsBarsAndTheLineThatTheyAreHeldTo() {
        WeekPlot plot = WeekPlot.of(List.of("3/8", "10/8"), List.of(50.0, 80.0), " %", 100, 80);
        assertThat(plot.top()).isEqualTo("100 %");
        assertThat(plot.bars()).extracting(WeekPlot.Bar::value).containsExactly("50 %", "80 %");
        assertThat(plot.bars().get(1).y()).isEqualTo(plot.mark());
        assertThat(plot.bars())
                .allSatisfy(bar -> assertThat(bar.x() + bar.width()).isBetween(50, 600));
    }

    private static Instant in(int minutes) {
        return NOW.plus(Duration.ofMinutes(minutes));
    }

    @Test
    void amountsHaveUnits() {
        assertThat(AmountText.grams(0.4)).isEqualTo("under 1 g");
        assertThat(AmountText.grams(12.4)).isEqualTo("12 g");
        assertThat(AmountText.grams(1250.0)).isEqualTo("1.25 kg");
        assertThat(AmountText.metres(4120)).isEqualTo("4.1 m");
        assertThat(AmountText.millimetres(0.4)).isEqualTo("0.4 mm");
        assertThat(AmountText.millimetres(200)).isEqualTo("200 mm");
        assertThat(AmountText.bytes(999)).isEqualTo("999 bytes");
        assertThat(AmountText.bytes(1_440_000)).isEqualTo("1.4 MB");
        assertThat(AmountText.celsius(214.6)).isEqualTo("215 °C");
        assertThat(AmountText.percent(0.999)).as("finished only when it is").isEqualTo("99 %");
        assertThat(AmountText.percent(7.0)).isEqualTo("100 %");
    }

    @ParameterizedTest
    @CsvSource({"1, 1st", "2, 2nd", "3, 3rd", "4, 4th", "11, 11th", "12, 12th", "13, 13th", "21, 21st", "111, 111th"})
    void placesAreOrdinals(int number, String text) {
        assertThat(AmountText.ordinal(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource(JobState.class)
    void everyStateOfAJobHasALabelOfItsOwnAndAMeaning(JobState state) {
        assertThat(StateText.meaning(state)).endsWith(".");
        assertThat(Arrays.stream(JobState.values())
                        .filter(other -> StateText.job(other)
                                .label()
                                .equals(StateText.job(state).label())))
                .containsExactly(state);
    }

    @Test
    void bedsAndTiersHaveLabels() {
        assertThat(Arrays.stream(BedState.values()).map(StateText::bed).map(Chip::label))
                .doesNotHaveDuplicates();
        assertThat(Arrays.stream(Tier.values()).map(StateText::tier).map(Chip::label))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "/a\r\nLocation: //x",
                "",
                "jobs",
                "/\t/evil.example",
                "/a b"
            })
    void aFormNeverSendsTheBrowserElsewhere(String asked) {
        assertThat(LocalPath.of(asked)).isEqualTo("/");
        assertThat(LocalPath.of(null)).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/queue", "/jobs/12", "/printers/mk4-left?a=b"})
    void aFormSendsTheBrowserToAPageOfTheLab(String asked) {
        assertThat(LocalPath.of(asked)).isEqualTo(asked);
    }

    @Test
    void aNoticeIsOneOfTheFixedSentences() {
        assertThat(Notice.sentence("emergency")).isEqualTo("The emergency stop was sent.");
        assertThat(Notice.sentence("You have won")).isNull();
        assertThat(Notice.PAUSE_ASKED.on("/jobs/1")).isEqualTo("/jobs/1?done=pausing");
    }
}
