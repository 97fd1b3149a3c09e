package io.printlab.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.device.DeviceId;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.event.EventKind;
import io.printlab.event.LabEvent;
import io.printlab.job.JobId;
import io.printlab.testkit.InMemoryLabStore;
import io.printlab.testkit.SettableClock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CameraRoomTest {
    private static final DeviceId LEFT = new DeviceId("left");
    private static final DeviceId RIGHT = new DeviceId("right");
    private static final JobId JOB = new JobId(7);

    private final SettableClock clock = new SettableClock();
    private final InMemoryLabStore store = new InMemoryLabStore(clock);
    private final AtomicInteger taken = new AtomicInteger();
    private boolean broken;
    private final CameraRoom room = new CameraRoom(store.cameras(), this::take, LEFT::equals);

    @Test
    void manyWhoLookCostOneFetch() {
        camera(LEFT);
        for (int viewer = 0; viewer < 50; viewer++) {
            assertThat(room.look(LEFT, clock.instant())).isEmpty();
        }
        settle();
        assertThat(taken).hasValue(1);
        for (int viewer = 0; viewer < 50; viewer++) {
            assertThat(room.look(LEFT, clock.instant())).isPresent();
            settle();
        }
        assertThat(taken).as("at a modest pace").hasValue(1);
        clock.advance(Duration.ofSeconds(5));
        settle();
        assertThat(taken).hasValue(2);
    }

    @Test
    void nobodyLooksSoNothingIsFetched() {
        camera(LEFT);
        room.look(LEFT, clock.instant());
        settle();
        clock.advance(Duration.ofMinutes(1));
        settle();
        assertThat(taken).hasValue(1);
        assertThat(room.look(LEFT, clock.instant()))
                .as("an old picture is none")
                .isEmpty();
    }

    @Test
    void aBrokenCameraIsAskedLessOftenAndSaysWhy() {
        camera(LEFT);
        broken = true;
        for (int second = 0; second < 29; second++) {
            room.look(LEFT, clock.instant());
            settle();
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(taken).hasValue(1);
        assertThat(room.fault(LEFT)).contains("The camera is out.");
        room.forget(LEFT);
        assertThat(room.fault(LEFT)).isEmpty();
    }

    @Test
    void theEndOfAPrintIsKeptOnceAndTriedAgainWhereItFails() {
        camera(LEFT);
        broken = true;
        room.happened(moved(LEFT, "PRINTING", "COMPLETED"));
        settle();
        assertThat(store.cameras().hasSnapshot(JOB)).isFalse();
        broken = false;
        clock.advance(Duration.ofSeconds(31));
        settle();
        assertThat(store.cameras().snapshot(JOB)).isPresent();
        room.happened(moved(LEFT, "PRINTING", "COMPLETED"));
        settle();
        assertThat(taken).hasValue(2);
        assertThat(store.cameras().removeBefore(clock.instant().plusSeconds(1))).isEqualTo(1);
    }

    @Test
    void otherMovesOtherNodesAndDevicesWithoutACameraCostNothing() {
        room.happened(moved(LEFT, "PRINTING", "FAILED"));
        camera(LEFT);
        camera(RIGHT);
        room.happened(moved(LEFT, "CLAIMED", "PRINTING"));
        room.happened(moved(LEFT, "INTERRUPTED", "COMPLETED"));
        room.happened(moved(RIGHT, "PRINTING", "COMPLETED"));
        store.cameras().setAddress(LEFT, null, "test", clock.instant());
        settle();
        assertThat(taken).hasValue(0);
    }

    private Snapshot take(CameraAddress address) {
        taken.incrementAndGet();
        if (broken) {
            throw new PrintLabException(ErrorCategory.DEVICE, "The camera is out.");
        }
        return new Snapshot(new byte[] {1, 2, 3}, clock.instant());
    }

    private void camera(DeviceId device) {
        store.cameras().setAddress(device, CameraAddress.of("http://camera.lab/now.jpg"), "test", clock.instant());
    }

    private void settle() {
        boolean more = true;
        while (more) {
            more = room.step(clock.instant());
        }
    }

    private LabEvent moved(DeviceId device, String from, String to) {
        return new LabEvent(
                1,
                clock.instant(),
                EventKind.JOB_MOVED,
                JOB,
                device,
                null,
                null,
                Map.of("move", "COMPLETE", "from", from, "to", to));
    }
}
