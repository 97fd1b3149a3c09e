package io.printlab.devices.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.device.BedState;
import io.printlab.device.DeviceState;
import io.printlab.job.JobId;
import io.printlab.job.JobState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Every fault of the simulator in every phase of a print, through a whole lab in virtual time. The end states stand in
 * {@code fault-matrix.txt}; after a fault was added or the driver changed, write them anew with {@code -Dprintlab.matrix.write=true}
 * and read the difference.
 */
class FaultMatrixTest {
    private static final Path EXPECTED =
            Path.of("src", "test", "resources", "io", "printlab", "devices", "simulator", "fault-matrix.txt");
    private static final List<String> FILE = VirtualLab.file(100);
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration STANDS = Duration.ofSeconds(15);

    private enum Phase {
        HEATING,
        PRINTING,
        PAUSING,
        CANCELLING
    }

    private final SoftAssertions never = new SoftAssertions();

    @Test
    void everyFaultInEveryPhaseEndsAsTheTableSays() throws IOException {
        List<String> table = new ArrayList<>(heading());
        Stream.of(FaultKind.values())
                .flatMap(kind -> kind.examples().stream())
                .forEach(fault -> table.add(row(
                        fault,
                        Arrays.stream(Phase.values())
                                .map(phase -> cell(fault, phase))
                                .toList())));
        never.assertAll();
        if (Boolean.getBoolean("printlab.matrix.write")) {
            Files.createDirectories(EXPECTED.getParent());
            Files.write(EXPECTED, table);
        }
        assertThat(table).isEqualTo(Files.readAllLines(EXPECTED));
    }

    private static List<String> heading() {
        return List.of(
                "# What becomes of a job when a fault happens once, in each phase of its print: the state of the job, then that of",
                "# the device. \"A > B\": the job stood in A for good, and came to B when staff cancelled it; \"resumed\": it stood",
                "# paused, and staff let it go on. The bed is occupied at the end of every cell, and a COMPLETED print had every",
                "# line once: the test checks both in each cell. Written by FaultMatrixTest.",
                "#",
                row("# fault", Stream.of(Phase.values()).map(Phase::name).toList()));
    }

    private static String row(String first, List<String> cells) {
        return cells.stream()
                .map(cell -> String.format("%-34s", cell))
                .collect(Collectors.joining("| ", String.format("%-26s| ", first), ""))
                .stripTrailing();
    }

    private String cell(String fault, Phase phase) {
        try (VirtualLab lab = new VirtualLab(SimulatedModel.named("i3"), SimulatedFaults.NONE, 1, 20, 1)) {
            JobId job = lab.submit(FILE);
            lead(lab, job, phase);
            lab.printer().inject(SimulatedFaults.parse(fault));
            String end = end(lab, job, phase);
            String where = fault + " while " + phase;
            never.assertThat(lab.printer().happened().values())
                    .as("%s has happened", where)
                    .containsExactly(1);
            never.assertThat(lab.bedWasWronglyClear())
                    .as("%s: the bed was clear with a print on it", where)
                    .isFalse();
            never.assertThat(lab.device().bed().state()).as("bed, %s", where).isEqualTo(BedState.OCCUPIED);
            if (lab.job(job).state() == JobState.COMPLETED) {
                never.assertThat(lab.differenceTo(FILE, true))
                        .as("%s: every line once", where)
                        .isEmpty();
            }
            return end;
        }
    }

    private static void lead(VirtualLab lab, JobId job, Phase phase) {
        boolean there = phase == Phase.HEATING
                ? lab.run(LONG, () -> lab.printer().accepted().contains("M190 S60"))
                : lab.run(LONG, () -> lab.moves() >= 40);
        assertThat(there).as("the print has come to %s", phase).isTrue();
        if (phase == Phase.PAUSING) {
            lab.pause(job);
            lab.run(Duration.ZERO, () -> true);
        } else if (phase == Phase.CANCELLING) {
            lab.cancel(job);
            lab.run(Duration.ZERO, () -> true);
        }
    }

    private static String end(VirtualLab lab, JobId job, Phase phase) {
        String way = "";
        if (phase == Phase.PAUSING) {
            lab.run(STANDS, () -> lab.isOver(job));
        }
        for (int attempt = 0; attempt < 3 && !lab.isOver(job); attempt++) {
            lab.run(LONG, () -> lab.isOver(job) || lab.job(job).state() == JobState.PAUSED);
            if (lab.job(job).state() == JobState.PAUSED) {
                way = "resumed, ";
                lab.resume(job);
                lab.run(STANDS, () -> lab.isOver(job));
            }
        }
        if (!lab.isOver(job)) {
            way += lab.job(job).state() + " > ";
            lab.cancel(job);
            lab.run(LONG, () -> lab.isOver(job));
        }
        lab.run(Duration.ofSeconds(10), () -> lab.device().status().state() == DeviceState.IDLE);
        return way + lab.job(job).state() + " " + lab.device().status().state();
    }
}
