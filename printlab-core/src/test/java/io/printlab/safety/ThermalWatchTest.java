package io.printlab.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.device.Temperature;
import io.printlab.error.PrintLabException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A second of virtual time for each reading. */
class ThermalWatchTest {
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    private final ThermalWatch watch = new ThermalWatch(ThermalLimits.DEFAULT);
    private final List<ThermalWatch.Finding> found = new ArrayList<>();
    private int second;

    @Test
    void aNozzleThatHeatsAsItShouldIsQuietForHours() {
        Random random = new Random(3);
        heat("nozzle", 215, 120, at -> Math.min(215, 20 + at * 2.0));
        heat("nozzle", 215, 10_000, at -> 215 + random.nextGaussian() * 2);
        heat("nozzle", 200, 60, at -> Math.max(200, 215 - at));
        heat("nozzle", 0, 600, at -> 20 + 180 * Math.exp(-at / 100.0));
        assertThat(found).isEmpty();
    }

    @Test
    void aTargetThatIsNotReachedInTimeIsToldOnce() {
        heat("nozzle", 215, 359, at -> Math.min(150, 20 + at));
        assertThat(found).isEmpty();
        heat("nozzle", 215, 600, at -> 150);
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(AlarmKind.NOT_REACHED);
            assertThat(finding.sentence())
                    .isEqualTo("The nozzle has not reached 215 °C in 6 minutes; it is at 150 °C.");
        });
    }

    @Test
    void aBedMayTakeLongerThanANozzle() {
        heat("bed", 110, 24 * 60, at -> 20 + at * 0.05);
        assertThat(found).isEmpty();
        heat("bed", 110, 120, at -> 92);
        assertThat(found).extracting(ThermalWatch.Finding::kind).containsExactly(AlarmKind.NOT_REACHED);
    }

    @Test
    void driftIsToldAfterItsTimeAndAgainOnlyAfterItHadEnded() {
        heat("nozzle", 215, 60, at -> 215);
        heat("nozzle", 215, 19, at -> 195);
        heat("nozzle", 215, 10, at -> 214);
        assertThat(found).as("too short").isEmpty();
        heat("nozzle", 215, 300, at -> 195);
        assertThat(kinds()).containsExactly(AlarmKind.DRIFT);
        heat("nozzle", 215, 10, at -> 215);
        heat("nozzle", 215, 30, at -> 240);
        assertThat(kinds()).containsExactly(AlarmKind.DRIFT, AlarmKind.DRIFT);
    }

    @Test
    void aNewTargetIsNoDrift() {
        heat("nozzle", 215, 60, at -> 215);
        heat("nozzle", 260, 40, at -> 215 + at);
        heat("nozzle", 170, 90, at -> 255 - at);
        assertThat(found).isEmpty();
    }

    @Test
    void aHeaterThatIsOffAndGetsHotterIsADanger() {
        heat("nozzle", 215, 60, at -> 215);
        heat("nozzle", 0, 100, at -> 215 - at);
        heat("nozzle", 0, 19, at -> 115 + at);
        assertThat(found).isEmpty();
        heat("nozzle", 0, 30, at -> 135 + at);
        assertThat(kinds()).containsExactly(AlarmKind.RISING_WHILE_OFF);
        assertThat(found.get(0).kind().isDanger()).isTrue();
    }

    @Test
    void aNozzleThatIsWarmedByTheBedIsNone() {
        heat("nozzle", 0, 1000, at -> Math.min(55, 20 + at * 0.1));
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-14.9, 999.9, -273, Double.NaN, Double.POSITIVE_INFINITY})
    void aReadingThatCannotBeTrueIsToldUnlessItIsAGlitch(double reading) {
        heat("nozzle", 215, 60, at -> 215);
        heat("nozzle", 215, 1, at -> reading);
        heat("nozzle", 215, 60, at -> 215);
        assertThat(found).as("a glitch").isEmpty();
        heat("nozzle", 215, 60, at -> reading);
        assertThat(kinds()).containsExactly(AlarmKind.IMPLAUSIBLE);
    }

    @Test
    void whatHappensWithoutContactIsNotMadeUp() {
        heat("nozzle", 215, 100, at -> 100);
        second += 3600;
        heat("nozzle", 215, 300, at -> 100);
        assertThat(found).as("five minutes since contact came back").isEmpty();
    }

    @Test
    void eachHeaterIsJudgedByItself() {
        for (int at = 0; at < 100; at++) {
            second++;
            found.addAll(watch.step(
                    List.of(
                            new Temperature("nozzle", 215, 215.0),
                            new Temperature("nozzle1", at < 50 ? 240 : 200, 240.0),
                            new Temperature("bed", 60, null)),
                    now()));
        }
        assertThat(found)
                .singleElement()
                .satisfies(finding -> assertThat(finding.heater()).isEqualTo("nozzle1"));
    }

    @Test
    void aDeviceThatInventsHeatersDoesNotFillTheMemory() {
        for (int at = 0; at < 1000; at++) {
            second++;
            found.addAll(watch.step(List.of(new Temperature("h" + at, -200, 0.0)), now()));
        }
        assertThat(found).as("none is read twice").isEmpty();
    }

    @Test
    void otherLimitsHoldFromNowOn() {
        watch.limit(new ThermalLimits(6, 25, 3, 1, 20, -10, 450, AlarmPolicy.TELL, AlarmPolicy.TELL));
        heat("nozzle", 215, 60, at -> 215);
        heat("nozzle", 215, 10, at -> 210);
        assertThat(kinds()).containsExactly(AlarmKind.DRIFT);
        assertThatThrownBy(() -> new ThermalLimits(0, 25, 3, 1, 20, -10, 450, AlarmPolicy.TELL, AlarmPolicy.TELL))
                .isInstanceOf(PrintLabException.class)
                .hasMessageContaining("1 to 60 minutes");
    }

    private List<AlarmKind> kinds() {
        return found.stream().map(ThermalWatch.Finding::kind).toList();
    }

    private void heat(String heater, double target, int seconds, IntToDoubleFunction actual) {
        for (int at = 0; at < seconds; at++) {
            second++;
            found.addAll(watch.step(List.of(new Temperature(heater, actual.applyAsDouble(at), target)), now()));
        }
    }

    private Instant now() {
        return START.plus(Duration.ofSeconds(second));
    }
}
