package io.printlab.devices.marlin;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.device.Temperature;
import org.junit.jupiter.api.Test;

class TemperatureReportTest {
    @Test
    void marlin() {
        assertThat(TemperatureReport.read(" T:19.4 /0.0 B:39.1 /40.0 @:0 B@:0"))
                .containsExactly(new Temperature("nozzle", 19.4, 0.0), new Temperature("bed", 39.1, 40.0));
    }

    @Test
    void severalTools() {
        assertThat(TemperatureReport.read("T:200.1 /200.0 T0:200.1 /200.0 T1:21.0 /0.0 B:60.0 /60.0 @:64 B@:30"))
                .containsExactly(
                        new Temperature("nozzle", 200.1, 200.0),
                        new Temperature("nozzle1", 21.0, 0.0),
                        new Temperature("bed", 60.0, 60.0));
    }

    @Test
    void chamberAndProbe() {
        assertThat(TemperatureReport.read("ok T:21.0 /0.0 C:35.2 /40.0 P:24.0 /0.0"))
                .containsExactly(
                        new Temperature("nozzle", 21.0, 0.0),
                        new Temperature("chamber", 35.2, 40.0),
                        new Temperature("probe", 24.0, 0.0));
    }

    @Test
    void aBlankOnTheOtherSideOfTheSlash() {
        assertThat(TemperatureReport.read("ok T:21.3/ 0.0 B:22.0/ 0.0"))
                .containsExactly(new Temperature("nozzle", 21.3, 0.0), new Temperature("bed", 22.0, 0.0));
    }

    @Test
    void whileHeatingWithoutATarget() {
        assertThat(TemperatureReport.read("T:93.2 E:0 W:?")).containsExactly(new Temperature("nozzle", 93.2, null));
    }

    @Test
    void smoothieAndRepetier() {
        assertThat(TemperatureReport.read("ok T:23.1 /0.0 @0 B:24.0 /0.0 @0")).hasSize(2);
        assertThat(TemperatureReport.read("T:23.15 /0 B:24.04 /0 B@:0 @:0")).hasSize(2);
    }

    @Test
    void whatIsNoReportTellsNothing() {
        assertThat(TemperatureReport.read("X:1.00 Y:2.00 Z:3.00 E:4.00")).isEmpty();
        assertThat(TemperatureReport.read("T:nan")).isEmpty();
    }
}
