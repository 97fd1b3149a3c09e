package io.printlab.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.device.BuildVolume;
import io.printlab.device.Capabilities;
import io.printlab.device.Device;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.device.Filament;
import io.printlab.device.NodeId;
import io.printlab.device.Requirements;
import io.printlab.testkit.SampleLab;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoadAdviceTest {
    private static final Requirements PETG = new Requirements("PETG", null, null, null);
    private static final Requirements RED_PETG = new Requirements("PETG", null, null, null, "red", Set.of());

    @Test
    void itNamesThePrintersThatCouldBeLoaded() {
        List<Device> devices = List.of(
                device("b", 0.4, new Filament("PLA", "blue", null)),
                device("a", 0.4, new Filament("PLA", null, null)),
                device("c", 0.6, new Filament("PLA", null, null)));
        assertThat(LoadAdvice.of(PETG, devices))
                .contains("Staff can load PETG on Printer a or Printer b or Printer c.");
        assertThat(LoadAdvice.of(RED_PETG, devices.subList(0, 1))).contains("Staff can load PETG, red on Printer b.");
        assertThat(LoadAdvice.of(new Requirements("PETG", 0.6, null, null), devices))
                .contains("Staff can load PETG on Printer c.");
    }

    @Test
    void itIsSilentWhereNoSpoolHelpsOrIsNeeded() {
        Device pla = device("a", 0.4, new Filament("PLA", null, null));
        assertThat(LoadAdvice.of(PETG, List.of(pla, device("b", 0.4, new Filament("PETG", null, null)))))
                .isEmpty();
        assertThat(LoadAdvice.of(PETG, List.of(device("b", 0.4, null)))).isEmpty();
        assertThat(LoadAdvice.of(new Requirements("NYLON", null, null, null), List.of(pla)))
                .isEmpty();
        assertThat(LoadAdvice.of(new Requirements("PETG", 0.25, null, null), List.of(pla)))
                .isEmpty();
        assertThat(LoadAdvice.of(PETG, List.of(pla.withMaintenance(SampleLab.maintenance()))))
                .isEmpty();
        assertThat(LoadAdvice.of(Requirements.NONE, List.of(pla))).isEmpty();
    }

    private static Device device(String id, double nozzle, @Nullable Filament filament) {
        DeviceDefinition definition = new DeviceDefinition(
                new DeviceId(id),
                "Printer " + id,
                "simulated",
                Map.of(),
                new Capabilities("MK3S", Set.of("PLA", "PETG"), nozzle, new BuildVolume(250, 210, 210)));
        return Device.added(definition, new NodeId("main"), Instant.EPOCH).loadedWith(filament);
    }
}
