package io.printlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.error.PrintLabException;
import io.printlab.testkit.LabInMemory;
import io.printlab.testkit.ScriptedDriver;
import io.printlab.testkit.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrintLabBuilderTest {
    private final LabInMemory parts = new LabInMemory();

    @Test
    void everyFaultIsToldAtOnce() {
        DeviceDefinition good = LabInMemory.device("left");
        DeviceDefinition unknownDriver =
                new DeviceDefinition(new DeviceId("right"), "Right", "laser", Map.of(), good.capabilities());
        DeviceDefinition unknownSetting = new DeviceDefinition(
                new DeviceId("middle"), "Middle", "scripted", Map.of("bauds", "9600"), good.capabilities());
        PrintLabBuilder builder = PrintLab.builder()
                .config(PrintLabConfig.defaults()
                        .withLeaseTime(Duration.ofSeconds(1))
                        .withDevices(List.of(good, good, unknownDriver, unknownSetting)))
                .driver(parts.driver())
                .driver(new ScriptedDriver(new SettableClock()));
        assertThatThrownBy(builder::build)
                .isInstanceOf(PrintLabException.class)
                .hasMessageContaining("no store")
                .hasMessageContaining("no file store")
                .hasMessageContaining("no analyser")
                .hasMessageContaining("two drivers have the id scripted")
                .hasMessageContaining("two devices have the id left")
                .hasMessageContaining("names the driver laser")
                .hasMessageContaining("bauds is not known")
                .hasMessageContaining("lease time");
    }

    @Test
    void buildingStartsNoThreadAndOpensNothing() {
        int before = Thread.activeCount();
        parts.builder().build();
        assertThat(Thread.activeCount()).isEqualTo(before);
        assertThat(parts.driver().calls()).isEmpty();
        assertThat(parts.store().devices().all()).isEmpty();
    }
}
