package io.printlab.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.printlab.app.Forms;
import io.printlab.app.RunningApp;
import io.printlab.audit.AuditQuery;
import io.printlab.device.DeviceId;
import io.printlab.job.JobState;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.example.labels.FakeLabelPrinter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices by programs; the driver is the guide's, found on the class path. */
final class DefinitionRoutesTest {
    private static final String DEVICES = "/api/v1/devices";
    private static final DeviceId LABELS = new DeviceId("labels-1");

    @TempDir
    private Path folder;

    private RunningApp app;
    private final FakeLabelPrinter printer = new FakeLabelPrinter();

    @BeforeEach
    void start() {
        app = new RunningApp(folder);
    }

    @AfterEach
    void stop() {
        app.close();
        printer.close();
    }

    @Test
    void theDriversOfEveryNodeDescribeTheirSettings() {
        JsonNode drivers = app.tree(app.get("/api/v1/drivers", "X-Api-Key", app.stellasKey))
                .get("drivers");
        assertThat(drivers).extracting(driver -> driver.get("driver").asText()).containsExactly("idle", "label-tcp");
        JsonNode labels = drivers.get(1);
        assertThat(labels.get("node").asText()).isEqualTo("main");
        assertThat(labels.get("features").toString()).isEqualTo("[\"CANCEL\",\"PRINTS_FROM_OWN_STORAGE\"]");
        assertThat(labels.at("/settings/0/key").asText()).isEqualTo("host");
        assertThat(labels.at("/settings/0/required").asBoolean()).isTrue();
        assertThat(labels.at("/settings/1/defaultValue").asText()).isEqualTo("9700");
        assertThat(app.get("/api/v1/drivers", "X-Api-Key", app.samsKey).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aLabelPrinterIsAddedWhileTheLabRunsAndPrints() {
        HttpResponse<String> added = app.post(DEVICES, wish(printer.port()), "X-Api-Key", app.adasKey);
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        assertThat(app.tree(added).get("source").asText()).isEqualTo("LAB");
        await().atMost(Duration.ofSeconds(30)).until(() -> state().equals("IDLE"));
        assertThat(app.post(DEVICES + "/labels-1/clear-bed", "", "X-Api-Key", app.stellasKey)
                        .statusCode())
                .isEqualTo(200);
        long job = app.tree(Forms.send(app, "/api/v1/jobs", app.samsKey, Forms.file("a.gcode", Forms.GCODE)))
                .get("id")
                .asLong();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> app.tree(app.get("/api/v1/jobs/" + job, "X-Api-Key", app.samsKey))
                        .get("state")
                        .asText()
                        .equals(JobState.COMPLETED.name()));
        assertThat(app.store.devices().byId(LABELS).orElseThrow().bed().state().name())
                .isEqualTo("OCCUPIED");

        assertThat(app.delete(DEVICES + "/labels-1", "X-Api-Key", app.adasKey).statusCode())
                .isEqualTo(204);
        assertThat(app.get(DEVICES + "/labels-1", "X-Api-Key", app.adasKey).statusCode())
                .isEqualTo(404);
        await().atMost(Duration.ofSeconds(30)).until(() -> !app.lab.drives(LABELS));
        assertThat(app.store.audit().search(AuditQuery.newest(20)))
                .extracting(entry -> entry.action().name())
                .contains("DEVICE_ADDED", "DEVICE_REMOVED");
    }

    @Test
    void everyFaultIsToldByItsField() {
        HttpResponse<String> refused = app.post(
                DEVICES,
                "{\"id\": \"X\", \"name\": \"\", \"node\": \"main\", \"driver\": \"label-tcp\", \"settings\": {\"port\": \"many\", \"x\": \"1\"}}",
                "X-Api-Key",
                app.adasKey);
        assertThat(refused.statusCode()).isEqualTo(400);
        JsonNode faults = app.tree(refused).get("faults");
        assertThat(faults.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id",
                        "name",
                        "model",
                        "nozzleMillimetres",
                        "volume",
                        "settings.host",
                        "settings.port",
                        "settings.x");
    }

    @Test
    void aDeviceOfTheSettingsFileIsNotChangedHere() {
        HttpResponse<String> shown = app.get(DEVICES + "/idle-1/definition", "X-Api-Key", app.stellasKey);
        assertThat(app.tree(shown).get("source").asText()).isEqualTo("SETTINGS_FILE");
        assertThat(app.put(DEVICES + "/idle-1", wish(1), "X-Api-Key", app.adasKey)
                        .statusCode())
                .isEqualTo(409);
        assertThat(app.delete(DEVICES + "/idle-1", "X-Api-Key", app.adasKey).statusCode())
                .isEqualTo(409);
    }

    private String state() {
        return app.tree(app.get(DEVICES + "/labels-1", "X-Api-Key", app.samsKey))
                .get("state")
                .asText();
    }

    private static String wish(int port) {
        return "{\"id\": \"labels-1\", \"name\": \"Labels by the door\", \"node\": \"main\", \"driver\": \"label-tcp\","
                + " \"settings\": {\"host\": \"127.0.0.1\", \"port\": \"" + port + "\"}, \"model\": \"LabelBox\","
                + " \"materials\": [\"PLA\", \"PETG\"], \"nozzleMillimetres\": 0.4, \"tags\": [],"
                + " \"volume\": {\"widthMillimetres\": 620, \"depthMillimetres\": 1000, \"heightMillimetres\": 500}}";
    }
}
