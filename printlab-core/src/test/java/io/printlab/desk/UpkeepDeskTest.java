package io.printlab.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.PrintLab;
import io.printlab.device.DeviceId;
import io.printlab.testkit.LabInMemory;
import io.printlab.testkit.SampleLab;
import io.printlab.upkeep.Counters;
import io.printlab.upkeep.DueTask;
import io.printlab.upkeep.LogEntry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpkeepDeskTest {
    private static final DeviceId LEFT = new DeviceId("left");

    private final LabInMemory parts = new LabInMemory();
    private final PrintLab lab = parts.builder().build();

    @BeforeEach
    void addDevice() {
        new SampleLab(parts.store(), parts.clock()).readyDevice("left");
    }

    @Test
    void maintenanceHasAReasonAndStandsInTheLog() {
        assertThatThrownBy(() -> lab.upkeep().begin(parts.student(), LEFT, "belt"))
                .hasMessageContaining("from the queue");
        assertThatThrownBy(() -> lab.upkeep().begin(parts.staff(), LEFT, " ")).hasMessageContaining("Say why");
        lab.upkeep().begin(parts.staff(), LEFT, "new belt");
        assertThat(lab.devices().device(parts.student(), LEFT).inService()).isFalse();
        lab.upkeep().end(parts.staff(), LEFT);
        lab.upkeep().end(parts.staff(), LEFT);
        assertThat(lab.devices().device(parts.student(), LEFT).maintenance()).isNull();
        assertThat(lab.upkeep().log(parts.staff(), LEFT, 10))
                .extracting(LogEntry::kind)
                .containsExactly(LogEntry.Kind.MAINTENANCE_ENDED, LogEntry.Kind.MAINTENANCE_BEGUN);
        assertThatThrownBy(() -> lab.upkeep().log(parts.student(), LEFT, 10)).hasMessageContaining("logs of devices");
    }

    @Test
    void aTaskIsDueByItsDay() {
        Instant tomorrow = parts.clock().instant().plus(Duration.ofDays(1));
        lab.upkeep().write(parts.staff(), LEFT, "grease the rods", "done", 100.0, tomorrow);
        assertThat(lab.upkeep().due(parts.staff())).isEmpty();
        assertThat(lab.upkeep().tasks(parts.staff()))
                .singleElement()
                .extracting(DueTask::hoursLeft)
                .isEqualTo(100.0);
        parts.clock().advance(Duration.ofDays(1));
        assertThat(lab.upkeep().due(parts.staff())).hasSize(1);
        lab.upkeep().write(parts.staff(), LEFT, "grease the rods", "done again", 100.0, null);
        assertThat(lab.upkeep().due(parts.staff())).isEmpty();
    }

    @Test
    void aTaskIsDueByTheHoursThatWerePrinted() {
        LogEntry entry = lab.upkeep().write(parts.staff(), LEFT, "grease the rods", "done", 100.0, null);
        Instant now = parts.clock().instant();
        assertThat(DueTask.of(entry, new Counters(99.5, 20), now).due()).isFalse();
        assertThat(DueTask.of(entry, new Counters(100, 21), now).due()).isTrue();
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        Instant now = parts.clock().instant();
        assertThatThrownBy(() -> lab.upkeep().write(parts.staff(), LEFT, null, "x", 10.0, null))
                .hasMessageContaining("Name the task");
        assertThatThrownBy(() -> lab.upkeep().write(parts.staff(), LEFT, "t", "x", 0.0, null))
                .hasMessageContaining("more than 0");
        assertThatThrownBy(() -> lab.upkeep().write(parts.staff(), LEFT, "t", "x", null, now))
                .hasMessageContaining("in the future");
        assertThatThrownBy(() -> lab.upkeep().write(parts.staff(), LEFT, "t", " ", null, null))
                .hasMessageContaining("1 to 500");
        assertThatThrownBy(() -> lab.upkeep().write(parts.staff(), new DeviceId("none"), null, "x", null, null))
                .hasMessageContaining("no device none");
    }
}
