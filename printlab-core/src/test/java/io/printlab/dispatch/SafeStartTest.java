package io.printlab.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.device.BedState;
import io.printlab.device.Device;
import io.printlab.device.DeviceState;
import io.printlab.driver.PrintPhase;
import io.printlab.event.EventKind;
import io.printlab.event.LabEvent;
import io.printlab.job.JobId;
import io.printlab.job.JobQuery;
import io.printlab.operation.Operation;
import io.printlab.testkit.SampleLab;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens in whatever order: a start only ever goes to an idle device in service, and right after its bed was clear. */
class SafeStartTest {
    private static final int EVENTS = 1500;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void noStartEverHappensOtherwise(long seed) {
        Random random = new Random(seed);
        Floor floor = new Floor();
        List<String> wrong = new ArrayList<>();
        int[] starts = new int[1];
        floor.driver.onStart((task, seen) -> {
            starts[0]++;
            if (seen.state() != DeviceState.IDLE || seen.foreign() || seen.lost()) {
                wrong.add("event " + starts[0] + ": started while " + seen);
            }
            List<LabEvent> beds = floor.store.events().after(0, 100_000).stream()
                    .filter(event -> event.kind() == EventKind.BED_CHANGED)
                    .toList();
            List<String> last = beds.subList(Math.max(0, beds.size() - 2), beds.size()).stream()
                    .map(event -> event.details().get("bed"))
                    .toList();
            if (!last.equals(List.of("CLEAR", "OCCUPIED"))) {
                wrong.add("started though the bed was " + last);
            }
            if (!floor.device().inService()) {
                wrong.add("started out of service");
            }
        });
        floor.step();
        List<JobId> jobs = new ArrayList<>();
        for (int event = 0; event < EVENTS; event++) {
            happen(random, floor, jobs);
        }
        assertThat(wrong).isEmpty();
        assertThat(starts[0]).as("the test starts something").isGreaterThan(3);
    }

    @Test
    void aBedThatIsDoubtedAfterTheClaimTakesTheJobBack() {
        Floor floor = new Floor();
        floor.step();
        JobId job = floor.queued();
        assertThat(floor.dispatch()).isEqualTo(1);
        Device device = floor.device();
        floor.store
                .devices()
                .store(device.withBed(device.bed().doubt("Somebody was at it.", "user:2", floor.clock.instant())));
        floor.step();
        assertThat(floor.driver.calls()).doesNotContain("start " + job);
        assertThat(floor.device().bed().state()).isEqualTo(BedState.UNKNOWN);
        assertThat(floor.state(job)).isEqualTo(io.printlab.job.JobState.QUEUED);
    }

    private static void happen(Random random, Floor floor, List<JobId> jobs) {
        switch (random.nextInt(20)) {
            case 0, 1 -> {
                if (floor.store.jobs().list(JobQuery.newest(500).open()).size() < 5) {
                    jobs.add(floor.queued());
                }
            }
            case 2, 3, 4 -> floor.dispatch();
            case 5, 6 -> {
                if (floor.device().bed().state() != BedState.CLEAR) {
                    floor.clearBed();
                }
            }
            case 7 -> {
                if (floor.device().bed().state() != BedState.OCCUPIED) {
                    Device device = floor.device();
                    floor.store
                            .devices()
                            .store(device.withBed(
                                    device.bed().doubt("Somebody was at it.", "user:2", floor.clock.instant())));
                }
            }
            case 8 ->
                floor.store
                        .devices()
                        .store(floor.device().withMaintenance(random.nextInt(3) > 0 ? null : SampleLab.maintenance()));
            case 9 -> atTheDevice(random, floor);
            case 10, 11 -> ofThePrint(random, floor);
            case 12 -> {
                if (random.nextInt(4) == 0) {
                    floor.restart();
                }
            }
            case 13 -> {
                Operation.Kind[] kinds = Operation.Kind.values();
                JobId job = jobs.isEmpty() ? null : jobs.get(random.nextInt(jobs.size()));
                floor.post(job, kinds[random.nextInt(kinds.length)]);
            }
            case 14 -> {
                if (random.nextBoolean()) {
                    floor.driver.reachable();
                } else if (random.nextInt(4) == 0) {
                    floor.driver.unreachable();
                }
            }
            default -> floor.step(Duration.ofMillis(random.nextInt(20_000)));
        }
    }

    /** What a person at the machine, or its power, does. */
    private static void atTheDevice(Random random, Floor floor) {
        if (!floor.driver.isOpen()) {
            return;
        }
        switch (random.nextInt(5)) {
            case 0 -> floor.driver.seenForeign();
            case 1 -> floor.driver.loseContact();
            case 2 -> floor.driver.seen(DeviceState.FAULT);
            default -> floor.driver.seenIdle();
        }
    }

    private static void ofThePrint(Random random, Floor floor) {
        PrintPhase[] phases = PrintPhase.values();
        if (floor.driver.isOpen() && floor.driver.hasPrint()) {
            floor.driver.seenPrint(phases[random.nextInt(phases.length)], random.nextDouble(), "as the test says");
        }
    }
}
