package io.printlab.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class CapabilitiesTest {
    private static final Capabilities MK3 =
            new Capabilities("MK3S", Set.of("pla", "PETG"), 0.4, new BuildVolume(250, 210, 210));

    @Test
    void nothingRequiredFitsEverything() {
        assertThat(MK3.satisfies(Requirements.NONE)).isTrue();
    }

    @Test
    void materialAndModelAreComparedWithoutCase() {
        assertThat(MK3.satisfies(new Requirements("PlA", 0.4, new BuildVolume(250, 210, 210), "mk3s")))
                .isTrue();
    }

    @Test
    void everyMismatchIsToldWithBothFigures() {
        Requirements all = new Requirements("ABS", 0.6, new BuildVolume(250.5, 10, 10), "MINI");
        assertThat(MK3.mismatches(all))
                .extracting(Mismatch::code)
                .containsExactly("material", "nozzle", "volume", "model");
        assertThat(MK3.mismatches(all))
                .extracting(Mismatch::sentence)
                .containsExactly(
                        "it needs ABS, and PETG, PLA is loaded",
                        "it needs a 0.6 mm nozzle, and 0.4 mm is mounted",
                        "it needs 250.5 x 10 x 10 mm, and the device holds 250 x 210 x 210 mm",
                        "it was sliced for MINI, and this is a MK3S");
    }

    @Test
    void aPrintThatIsTooHotSaysWhichTemperatureAndTheLimit() {
        Capabilities limited = MK3.limitedTo(new Heat(260, 100, null));
        Requirements hot = new Requirements("PLA", null, null, null, null, Set.of(), new Heat(285, 110, 60));
        assertThat(limited.satisfies(hot)).isFalse();
        assertThat(limited.mismatches(hot))
                .extracting(Mismatch::sentence)
                .containsExactly(
                        "it needs 285 °C, and this printer is limited to 260 °C",
                        "it needs 110 °C at the bed, and this printer is limited to 100 °C");
        assertThat(limited.beyondReach(new Requirements("NYLON", 0.8, null, "MINI", null, Set.of(), hot.heat())))
                .hasSize(2);
        Requirements within = new Requirements("PLA", null, null, null, null, Set.of(), new Heat(260, 100, 60));
        assertThat(limited.satisfies(within)).isTrue();
        assertThat(MK3.satisfies(hot)).isTrue();
    }
}
