package io.printlab.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.account.Actor;
import io.printlab.device.DeviceId;
import io.printlab.error.PrintLabException;
import io.printlab.job.JobId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SpoolTest {
    private static final Actor STELLA = Actor.part("user:2");
    private static final DeviceId LEFT = new DeviceId("left");
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private final Spool fresh = Spool.added(
                    new SpoolId(7), null, SpoolFacts.of("petg", "Blue", 1000.0), null, STELLA, NOW)
            .after();

    @Test
    void aNewSpoolHasItsNetWeightAndACodeOfItsNumber() {
        assertThat(fresh.code()).isEqualTo("SPOOL-7");
        assertThat(fresh.leftGrams()).isEqualTo(1000);
        assertThat(fresh.filament().material()).isEqualTo("PETG");
        assertThat(fresh.filament().colour()).isEqualTo("blue");
        assertThat(fresh.openedAt()).isNull();
        assertThat(fresh.load(LEFT, STELLA, NOW).after().openedAt()).isEqualTo(NOW);
    }

    @Test
    void aPrintThatTookMoreThanWasThereLeavesNothingAndAShortfall() {
        Spool nearly = fresh.correct(30, "weighed", STELLA, NOW).after();
        SpoolChange used = nearly.use(SpoolEvent.Kind.USED, 42.5, new JobId(3), 9, "device:left", NOW);
        assertThat(used.after().leftGrams()).isZero();
        assertThat(used.after().shortfallGrams()).isEqualTo(12.5);
        assertThat(used.event().grams()).isEqualTo(42.5);
        Spool weighed = used.after().correct(80, "weighed again", STELLA, NOW).after();
        assertThat(weighed.shortfallGrams()).isZero();
        assertThat(weighed.leftGrams()).isEqualTo(80);
    }

    @Test
    void staffHearOnceThatLittleIsLeft() {
        Spool spool = fresh.correct(150, "weighed", STELLA, NOW).after();
        SpoolChange first = spool.use(SpoolEvent.Kind.USED, 60, new JobId(3), 9, "device:left", NOW);
        assertThat(first.gotLow()).isTrue();
        assertThat(first.details()).containsEntry("low", "90.0");
        assertThat(first.after()
                        .use(SpoolEvent.Kind.USED, 10, new JobId(4), 10, "device:left", NOW)
                        .gotLow())
                .isFalse();
    }

    @Test
    void whatNobodyWeighedStaysUnknown() {
        Spool unknown = Spool.added(new SpoolId(8), "b-8", SpoolFacts.of("PLA", null, null), null, STELLA, NOW)
                .after();
        SpoolChange used = unknown.use(SpoolEvent.Kind.USED, 10, new JobId(3), 9, "device:left", NOW);
        assertThat(used.after().leftGrams()).isNull();
        assertThat(used.after().isLow()).isFalse();
        assertThat(used.after().shortfallGrams()).isZero();
    }

    @Test
    void aSpoolThatIsGoneLeavesItsDeviceAndComesBackOnlyByACorrection() {
        Spool loaded = fresh.load(LEFT, STELLA, NOW).after();
        assertThatThrownBy(() -> loaded.load(new DeviceId("right"), STELLA, NOW))
                .hasMessageContaining("is in device left");
        Spool empty = loaded.empty(STELLA, NOW).after();
        assertThat(empty.device()).isNull();
        assertThat(empty.leftGrams()).isZero();
        assertThatThrownBy(() -> empty.load(LEFT, STELLA, NOW)).hasMessageContaining("is empty");
        assertThatThrownBy(() -> empty.discard("old", STELLA, NOW)).hasMessageContaining("not in stock");
        assertThat(empty.correct(20, "a rest was found", STELLA, NOW).after().state())
                .isEqualTo(SpoolState.IN_STOCK);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> SpoolCode.checked("a b")).isInstanceOf(PrintLabException.class);
        assertThat(SpoolCode.checked(" spool-12\r\n")).isEqualTo("SPOOL-12");
        assertThatThrownBy(() -> SpoolFacts.of("<b>", null, null)).isInstanceOf(PrintLabException.class);
        assertThatThrownBy(() -> fresh.correct(-1, "x", STELLA, NOW)).hasMessageContaining("0 to 100000");
        assertThatThrownBy(() -> fresh.correct(Double.NaN, "x", STELLA, NOW)).hasMessageContaining("0 to 100000");
        assertThatThrownBy(() -> fresh.correct(1, " ", STELLA, NOW)).hasMessageContaining("Say why");
    }
}
