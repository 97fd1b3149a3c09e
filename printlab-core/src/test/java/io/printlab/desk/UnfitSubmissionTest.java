package io.printlab.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.PrintLab;
import io.printlab.PrintLabConfig;
import io.printlab.admission.AdmissionRefusedException;
import io.printlab.device.BuildVolume;
import io.printlab.device.Capabilities;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.device.Heat;
import io.printlab.file.Extents;
import io.printlab.file.Fact;
import io.printlab.file.PrintFileAnalysis;
import io.printlab.file.PrintFileFacts;
import io.printlab.job.Job;
import io.printlab.queue.Explanation;
import io.printlab.testkit.LabInMemory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A job that is too hot or too large for a device never gets there, and people are told the figures. */
class UnfitSubmissionTest {
    private final LabInMemory made = new LabInMemory();
    private int nozzle = 215;
    private @Nullable Extents extents;

    @Test
    void aFileThatIsTooHotForEveryDeviceIsRefusedWithTheFigures() throws IOException {
        try (PrintLab lab = lab(device("cool", 240, 200), device("warm", 260, 200))) {
            nozzle = 285;
            assertThatThrownBy(() -> submit(lab))
                    .isInstanceOf(AdmissionRefusedException.class)
                    .hasMessageContaining("needs 285 °C, and this printer is limited to 240 °C");
            assertThat(made.store().jobs().list(io.printlab.job.JobQuery.newest(5)))
                    .isEmpty();
        }
    }

    @Test
    void aFileThatIsTooLargeForEveryDeviceIsRefused() throws IOException {
        try (PrintLab lab = lab(device("small", 260, 200))) {
            extents = new Extents(10, 10, 0, 230, 50, 20);
            assertThatThrownBy(() -> submit(lab)).hasMessageContaining("it needs 230 x 50 x 20 mm");
        }
    }

    @Test
    void aFileThatFitsOneDeviceGoesThereAlone() throws IOException {
        try (PrintLab lab = lab(device("cool", 240, 200), device("warm", 300, 200))) {
            nozzle = 285;
            Job job = submit(lab);
            Explanation why = lab.queue().explain(made.student(), job.id()).orElseThrow();
            assertThat(why.obstacles())
                    .as("the cool one is not among those that fit")
                    .allSatisfy(obstacle -> assertThat(obstacle.device()).isEqualTo(new DeviceId("warm")));
        }
    }

    @Test
    void aDeviceWhoseLimitIsLoweredSaysSoInTheExplanation() throws IOException {
        Job job;
        nozzle = 285;
        try (PrintLab lab = lab(device("warm", 300, 200))) {
            job = submit(lab);
        }
        try (PrintLab lab = lab(device("warm", 260, 200))) {
            Explanation why = lab.queue().explain(made.student(), job.id()).orElseThrow();
            assertThat(String.join(" ", why.reasons()))
                    .contains("it needs 285 °C, and this printer is limited to 260 °C");
        }
    }

    private PrintLab lab(DeviceDefinition... devices) {
        return made.builder()
                .config(PrintLabConfig.defaults().withDevices(List.of(devices)))
                .analyser((source, name) -> new PrintFileAnalysis("gcode", facts(), null))
                .build()
                .start();
    }

    private Job submit(PrintLab lab) throws IOException {
        return lab.jobs()
                .submit(
                        made.student(),
                        SubmissionRequest.of("part.gcode", "web"),
                        new ByteArrayInputStream(("G1 " + nozzle).getBytes(StandardCharsets.UTF_8)));
    }

    private PrintFileFacts facts() {
        return new PrintFileFacts(
                null,
                null,
                null,
                null,
                Fact.slicer("PLA"),
                null,
                null,
                null,
                null,
                extents == null ? null : Fact.measured(extents),
                Fact.measured(nozzle),
                null,
                1);
    }

    private static DeviceDefinition device(String id, int nozzleLimit, double side) {
        return new DeviceDefinition(
                new DeviceId(id),
                "The " + id + " one",
                "scripted",
                Map.of(),
                new Capabilities("MK3S", Set.of("PLA"), 0.4, new BuildVolume(side, side, side))
                        .limitedTo(new Heat(nozzleLimit, 110, null)));
    }
}
