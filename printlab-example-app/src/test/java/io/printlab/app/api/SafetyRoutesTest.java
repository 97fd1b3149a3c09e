package io.printlab.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.printlab.app.RunningApp;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditEntry;
import io.printlab.audit.AuditQuery;
import io.printlab.camera.Snapshot;
import io.printlab.guice.PrintLabBinder;
import io.printlab.safety.AlarmKind;
import io.printlab.safety.ThermalAlarm;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How devices are kept safe, alarms, and cameras, over the real server. */
final class SafetyRoutesTest {
    private static final String DEVICE = "/api/v1/devices/" + RunningApp.DEVICE;
    private static final String SECRET = "http://camera.test/now.jpg?key=made-up-secret";

    @TempDir
    private Path folder;

    private final AtomicInteger taken = new AtomicInteger();
    private RunningApp app;

    @BeforeEach
    void start() {
        app = new RunningApp(
                folder,
                binder -> PrintLabBinder.printLabBinder(binder).camera().toInstance(address -> {
                    taken.incrementAndGet();
                    return new Snapshot("a picture".getBytes(StandardCharsets.US_ASCII), app.clock.instant());
                }));
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void administratorsSayHowADeviceIsKeptSafe() {
        assertThat(get(DEVICE + "/safety", app.samsKey).statusCode()).isEqualTo(403);
        ObjectNode settings = (ObjectNode) app.tree(get(DEVICE + "/safety", app.stellasKey));
        assertThat(settings.at("/version").asLong()).isZero();
        assertThat(settings.at("/ends/heatersOffAfterMinutes").asInt()).isEqualTo(30);
        assertThat(settings.at("/ends/heatersOffOnReturn").asBoolean()).isTrue();
        settings.remove("limits");
        settings.remove("takesCommands");
        ((ObjectNode) settings.get("ends")).put("heatersOffAfterMinutes", 10);
        ((ObjectNode) settings.get("scripts")).put("start", "G28\nM104 S{nozzle_temperature}");
        assertThat(put(DEVICE + "/safety", settings.toString(), app.stellasKey).statusCode())
                .isEqualTo(403);
        JsonNode stored = app.tree(put(DEVICE + "/safety", settings.toString(), app.adasKey));
        assertThat(stored.at("/version").asLong()).isEqualTo(1);
        assertThat(stored.at("/ends/heatersOffAfterMinutes").asInt()).isEqualTo(10);
        assertThat(app.tree(get(DEVICE + "/safety", app.stellasKey))).isEqualTo(stored);
        HttpResponse<String> stale = put(DEVICE + "/safety", settings.toString(), app.adasKey);
        assertThat(stale.statusCode()).isEqualTo(409);
        settings.put("version", 1);
        ((ObjectNode) settings.get("scripts")).put("cancel", "G28\nM502");
        HttpResponse<String> refused = put(DEVICE + "/safety", settings.toString(), app.adasKey);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("The cancel script", "line 2", "M502");
        AuditEntry entry = newest();
        assertThat(entry.action()).isEqualTo(AuditAction.DEVICE_SAFETY_CHANGED);
        assertThat(entry.change().after().values()).containsEntry("heatersOffAfterMinutes", "10");
    }

    @Test
    void scriptsArePreviewedWithExampleValues() {
        JsonNode preview = app.tree(
                app.post(DEVICE + "/safety/preview", "{\"pause\": \"M117 Job {job}\"}", "X-Api-Key", app.adasKey));
        assertThat(preview.at("/pause/0").asText()).isEqualTo("M117 Job 17");
        assertThat(app.post(DEVICE + "/safety/preview", "{\"pause\": \"M112\"}", "X-Api-Key", app.adasKey)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void anAlarmStandsUntilStaffAcknowledgeIt() {
        ThermalAlarm alarm = app.store
                .safety()
                .raise(ThermalAlarm.raised(
                        RunningApp.DEVICE,
                        null,
                        "nozzle",
                        AlarmKind.DRIFT,
                        "The nozzle is at 180 °C <b>.",
                        app.clock.instant()))
                .orElseThrow();
        JsonNode alarms = app.tree(get("/api/v1/alarms", app.samsKey)).get("alarms");
        assertThat(alarms).hasSize(1);
        String cookie = "printlab_session=" + app.signIn(app.stella).token();
        for (String page : new String[] {"/printers", "/printers/" + RunningApp.DEVICE}) {
            assertThat(app.get(page, "Cookie", cookie, "Accept", "text/html").body())
                    .contains("The nozzle is at 180 °C &lt;b&gt;.", "I have seen to it");
        }
        String path = "/api/v1/alarms/" + alarm.id() + "/acknowledge";
        assertThat(app.post(path, "", "X-Api-Key", app.samsKey).statusCode()).isEqualTo(403);
        assertThat(app.post(path, "", "X-Api-Key", app.stellasKey).statusCode()).isEqualTo(200);
        assertThat(app.post(path, "", "X-Api-Key", app.stellasKey).statusCode()).isEqualTo(409);
        assertThat(app.tree(get("/api/v1/alarms", app.samsKey)).get("alarms")).isEmpty();
        assertThat(newest().action()).isEqualTo(AuditAction.ALARM_ACKNOWLEDGED);
        assertThat(app.post("/api/v1/alarms/999/acknowledge", "", "X-Api-Key", app.stellasKey)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void staffSeeThroughACameraThatAnAdministratorNamed() {
        String body = "{\"address\": \"" + SECRET + "\"}";
        assertThat(put(DEVICE + "/camera", body, app.stellasKey).statusCode()).isEqualTo(403);
        assertThat(get(DEVICE + "/picture", app.stellasKey).statusCode()).isEqualTo(404);
        assertThat(put(DEVICE + "/camera", body, app.adasKey).statusCode()).isEqualTo(204);
        assertThat(get(DEVICE + "/picture", app.samsKey).statusCode())
                .as("no print of hers is on it")
                .isEqualTo(403);
        await().until(() -> get(DEVICE + "/picture", app.stellasKey).statusCode() == 200);
        HttpResponse<String> picture = get(DEVICE + "/picture", app.stellasKey);
        assertThat(picture.body()).isEqualTo("a picture");
        assertThat(picture.headers().firstValue("Content-Type").orElse("")).startsWith("image/jpeg");
        assertThat(picture.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(taken).as("the clock stands, so many looks cost one fetch").hasValue(1);
        AuditEntry entry = newest();
        assertThat(entry.action()).isEqualTo(AuditAction.CAMERA_SET);
        assertThat(entry.toString()).doesNotContain("made-up-secret");
        String stella = "printlab_session=" + app.signIn(app.stella).token();
        String ada = "printlab_session=" + app.signIn(app.ada).token();
        String page = "/printers/" + RunningApp.DEVICE;
        assertThat(app.get(page, "Cookie", stella, "Accept", "text/html").body())
                .contains("data-camera")
                .doesNotContain("made-up-secret");
        assertThat(app.get(page + "/safety", "Cookie", stella, "Accept", "text/html")
                        .body())
                .contains("Alarms of heaters")
                .doesNotContain("made-up-secret");
        assertThat(app.get(page + "/safety", "Cookie", ada, "Accept", "text/html")
                        .body())
                .contains("made-up-secret");
        assertThat(put(DEVICE + "/camera", "{\"address\": null}", app.adasKey).statusCode())
                .isEqualTo(204);
        assertThat(get(DEVICE + "/picture", app.stellasKey).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://camera.test/now.jpg",
                "http://",
                "http:///now.jpg",
                "http://name:word@camera.test/now.jpg",
                "http://camera.test/now.jpg#part",
                "javascript:alert(1)",
                "//camera.test/now.jpg",
                "http://camera.test:99999/"
            })
    void whatIsNoAddressOfACameraIsRefused(String address) {
        assertThat(put(DEVICE + "/camera", "{\"address\": \"" + address + "\"}", app.adasKey)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aFormThatIsWrongIsDrawnAgainWithWhatWasTyped() {
        var session = app.signIn(app.ada);
        HttpResponse<String> answer = app.post(
                "/printers/" + RunningApp.DEVICE + "/safety/preview",
                "expected=0&pause=M502&start=G28+X",
                "Cookie",
                "printlab_session=" + session.token(),
                "X-CSRF-Token",
                session.csrfToken(),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "text/html");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("M502", "G28 X", "is not for scripts");
    }

    private AuditEntry newest() {
        return app.store.audit().search(AuditQuery.newest(1)).get(0);
    }

    private HttpResponse<String> get(String path, String key) {
        return app.get(path, "X-Api-Key", key);
    }

    private HttpResponse<String> put(String path, String body, String key) {
        return app.put(path, body, "X-Api-Key", key);
    }
}
