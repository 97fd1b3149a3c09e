package io.printlab.app.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.printlab.account.Role;
import io.printlab.app.LabProcess;
import io.printlab.app.config.Settings;
import io.printlab.app.config.SettingsReader;
import io.printlab.app.signin.Accounts;
import io.printlab.devices.simulator.SimulatedPrinter;
import io.printlab.devices.simulator.SimulatedPrinters;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A really sliced file goes from the slicer's upload to a finished print over a noisy serial line. */
@EnabledOnOs(OS.LINUX)
class MainJobTest {
    private static final String PASSWORD = "a made-up password";
    private static final String PRINTER = "story-mk3s";

    @TempDir
    Path folder;

    @Test
    void aSlicedFileIsReceivedByThePrinterExactlyOnceAndInOrderAlthoughTheLineIsNoisy() throws IOException {
        try (LabProcess process = LabProcess.serve(settings())) {
            SimulatedPrinter printer = awaitPrinter(process);
            URI lab = URI.create("http://127.0.0.1:" + process.port());
            Accounts accounts = process.injector().getInstance(Accounts.class);
            accounts.add("sam.student", "Sam Student", Role.STUDENT, PASSWORD);
            accounts.add("stella.staff", "Stella Staff", Role.STAFF, PASSWORD);
            accounts.add("ada.admin", "Ada Admin", Role.ADMINISTRATOR, PASSWORD);

            LabClient slicer = LabClient.withKey(
                    lab, LabClient.signedIn(lab, "sam.student", PASSWORD).makeKey("my slicer"));
            LabClient staff = LabClient.withKey(
                    lab, LabClient.signedIn(lab, "stella.staff", PASSWORD).makeKey("desk"));
            assertThat(slicer.get("/api/version").get("text").asText()).startsWith("OctoPrint");

            byte[] file = file();
            HttpResponse<String> sent = slicer.sendFromSlicer("tag.gcode", file);
            JsonNode local = LabClient.tree(sent, 201).get("files").get("local");
            String job = URI.create(local.get("refs").get("resource").asText()).getPath();
            assertThat(sent.headers().firstValue("Location").orElseThrow()).endsWith(job);
            JsonNode waiting = slicer.get(job);
            assertThat(waiting.get("state").asText())
                    .as("print=true never starts a print")
                    .isEqualTo("QUEUED");
            assertThat(waiting.get("position").asInt()).isEqualTo(1);
            assertThat(waiting.get("progress").asDouble()).isZero();

            staff.post("/api/v1/devices/" + PRINTER + "/clear-bed", Map.of());
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> slicer.get(job).get("state").asText().equals("COMPLETED"));

            assertThat(slicer.get(job).get("progress").asDouble()).isEqualTo(1);
            assertThat(slicer.get(job).get("device").asText()).isEqualTo(PRINTER);
            assertThat(staff.get("/api/v1/devices/" + PRINTER)
                            .get("bed")
                            .get("state")
                            .asText())
                    .isEqualTo("OCCUPIED");
            assertThat(printed(printer)).isEqualTo(commands(file));
            assertThat(printer.overruns()).isZero();
            assertThat(printer.heats()).isFalse();
        }
    }

    private Settings settings() throws IOException {
        Path file = Files.writeString(folder.resolve("printlab.properties"), """
                http.port = 0
                device.%1$s.name = The noisy one
                device.%1$s.driver = simulated-marlin
                device.%1$s.model = MK3S
                device.%1$s.materials = PLA
                device.%1$s.volume = 250x210x210
                device.%1$s.driver.printer = %1$s
                device.%1$s.driver.speed = 60
                device.%1$s.driver.faults = corrupt-received one in 50
                device.%1$s.driver.record = true
                """.formatted(PRINTER));
        return SettingsReader.read(
                file, Map.of("PRINTLAB_DATA_DIR", folder.resolve("data").toString()));
    }

    private static SimulatedPrinter awaitPrinter(LabProcess process) {
        SimulatedPrinters printers = process.injector().getInstance(SimulatedPrinters.class);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> printers.find(PRINTER).isPresent());
        return printers.find(PRINTER).orElseThrow();
    }

    private static List<String> printed(SimulatedPrinter printer) {
        List<String> ofHost = List.of("M105", "M400");
        return printer.acceptedOfLastPrint().stream()
                .filter(command -> !ofHost.contains(command))
                .toList();
    }

    private static List<String> commands(byte[] file) {
        return new String(file, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst(";.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static byte[] file() throws IOException {
        try (InputStream in = Objects.requireNonNull(MainJobTest.class.getResourceAsStream("tag.gcode"))) {
            return in.readAllBytes();
        }
    }
}
