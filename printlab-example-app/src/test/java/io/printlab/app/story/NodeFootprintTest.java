package io.printlab.app.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.printlab.PrintLab;
import io.printlab.account.Actor;
import io.printlab.account.Role;
import io.printlab.app.LabProcess;
import io.printlab.app.config.SettingsReader;
import io.printlab.app.signin.Accounts;
import io.printlab.desk.SubmissionRequest;
import io.printlab.device.Device;
import io.printlab.device.DeviceState;
import io.printlab.job.JobQuery;
import io.printlab.job.JobState;
import io.printlab.persistence.PostgresSettings;
import io.printlab.persistence.testkit.PostgresFixture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a node takes of a small computer with ten printers; the figures are in target/node-footprint.txt. */
@Tag("bench")
@EnabledOnOs(OS.LINUX)
class NodeFootprintTest {
    private static final int PRINTERS = 10;
    private static final long MOST_MEGABYTES = 300;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @RegisterExtension
    static final PostgresFixture postgres = new PostgresFixture();

    @TempDir
    Path folder;

    @Test
    void aNodeWithTenPrintersFitsARaspberryPi() throws Exception {
        double nothing = secondsOfAProgramThatOnlySaysItsVersion();
        try (LabProcess web = LabProcess.serve(SettingsReader.read(null, variables()))) {
            PrintLab lab = web.injector().getInstance(PrintLab.class);
            Actor ada = Actor.of(web.injector()
                    .getInstance(Accounts.class)
                    .add("ada.admin", "Ada Admin", Role.ADMINISTRATOR, "correct horse battery"));
            List<String> printers = IntStream.rangeClosed(1, PRINTERS)
                    .mapToObj(number -> "printer-" + number)
                    .toList();
            long begin = System.nanoTime();
            try (NodeProgram node = NodeProgram.start("pi", printers, folder, variables())) {
                await().atMost(PATIENCE).until(() -> idle(lab) == PRINTERS);
                double start = (System.nanoTime() - begin) / 1e9;
                long idle = node.mostMegabytes();
                lab.devices().devices(ada).forEach(device -> lab.devices().clearBed(ada, device.id()));
                for (int job = 0; job < PRINTERS; job++) {
                    submit(lab, ada);
                }
                await().atMost(PATIENCE).until(() -> completed(lab) == PRINTERS);
                long printing = node.mostMegabytes();
                report(start, nothing, idle, printing);
                assertThat(printing).isLessThan(MOST_MEGABYTES);
            }
        }
    }

    private static long idle(PrintLab lab) {
        return lab.store().devices().all().stream()
                .map(Device::status)
                .filter(status -> status.state() == DeviceState.IDLE)
                .count();
    }

    private static long completed(PrintLab lab) {
        return lab.store().jobs().list(JobQuery.newest(PRINTERS)).stream()
                .filter(job -> job.state() == JobState.COMPLETED)
                .count();
    }

    private static void submit(PrintLab lab, Actor owner) throws IOException {
        byte[] file = ("; filament_type = PLA\nM104 S200\nG28\n" + "G1 X180 F6000\nG1 X20\n".repeat(300))
                .getBytes(StandardCharsets.US_ASCII);
        lab.jobs().submit(owner, SubmissionRequest.of("long.gcode", "web"), new ByteArrayInputStream(file));
    }

    private static double secondsOfAProgramThatOnlySaysItsVersion() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "io.printlab.app.command.Main",
                        "--version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(program.waitFor()).isZero();
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void report(double start, double nothing, long idle, long printing) throws IOException {
        Files.writeString(
                Path.of("target", "node-footprint.txt"),
                String.format(
                        Locale.ROOT,
                        "start until ten printers are idle / a program that only says its version: %.1f (%.1f s of %.1f s)%n"
                                + "most memory, ten printers idle: %d MB%n"
                                + "most memory, after ten prints at once: %d MB (bar: less than %d)%n",
                        start / nothing,
                        start,
                        nothing,
                        idle,
                        printing,
                        MOST_MEGABYTES));
    }

    private Map<String, String> variables() {
        PostgresSettings database = postgres.settings();
        return new HashMap<>(Map.of(
                "PRINTLAB_DATABASE_URL", database.url(),
                "PRINTLAB_DATABASE_USER", database.user(),
                "PRINTLAB_DATABASE_PASSWORD", database.password(),
                "PRINTLAB_NODE", "web",
                "PRINTLAB_ROLES", "web",
                "PRINTLAB_HTTP_PORT", "0",
                "PRINTLAB_DATA_DIR", folder.resolve("web").toString(),
                "PRINTLAB_FILES_DIR", folder.resolve("files").toString()));
    }
}
