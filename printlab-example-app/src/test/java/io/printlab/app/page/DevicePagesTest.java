package io.printlab.app.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.printlab.app.RunningApp;
import io.printlab.app.signin.OpenedSession;
import io.printlab.device.DeviceId;
import io.printlab.driver.DeviceDriver;
import io.printlab.driver.DeviceListener;
import io.printlab.driver.DeviceSession;
import io.printlab.driver.DriverFeature;
import io.printlab.driver.DriverSetting;
import io.printlab.driver.DriverSettings;
import io.printlab.guice.PrintLabBinder;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The form of a printer appears by itself from what its driver describes, and loses nothing that was typed. */
final class DevicePagesTest {
    private static final String HOSTILE = "\"'><script>alert(1)</script>";
    private static final String CODE = "hush-12345";

    @TempDir
    private Path folder;

    private RunningApp app;
    private OpenedSession ada;
    private final EveryKind driver = new EveryKind();

    @BeforeEach
    void start() {
        app = new RunningApp(
                folder,
                binder -> PrintLabBinder.printLabBinder(binder).addDriver().toInstance(driver));
        ada = app.signIn(app.ada);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void theFormOfADriverIsDrawnFromItsSettings() {
        assertThat(get("/devices").body())
                .contains("Idle one", "Settings file", "/devices/new")
                .doesNotContain("/devices/idle-1\"");
        assertThat(get("/devices/new").body())
                .contains("every-kind on main", "label-tcp on main")
                .doesNotContain("name=\"model\"");
        String form = get("/devices/new?choice=main/every-kind").body();
        assertThat(form)
                .contains("type=\"password\" id=\"set.code\"")
                .contains("type=\"checkbox\" id=\"set.fan\" name=\"set.fan\" value=\"true\" checked")
                .contains("placeholder=\"Left empty: 9600\"")
                .contains("inputmode=\"url\"", "Where its port is.", "name=\"nozzle\"", "name=\"tags\"");
        assertThat(app.get("/devices", "Cookie", cookie(app.signIn(app.sam))).statusCode())
                .isEqualTo(403);
    }

    @Test
    void everyFieldHasItsOwnFaultAndNothingTypedIsLostButASecret() {
        Map<String, String> typed = filled();
        typed.put("name", HOSTILE + "x".repeat(60));
        typed.put("set.baud", "fast");
        typed.put("set.address", "ftp://10.0.0.7");
        typed.put("width", "wide");
        HttpResponse<String> refused = post("/devices", typed);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("4 fields are not right yet.")
                .contains(
                        "id=\"name-fault\"", "id=\"set.baud-fault\"", "id=\"set.address-fault\"", "id=\"width-fault\"")
                .contains("value=\"fast\"", "value=\"ftp://10.0.0.7\"", "value=\"wide\"", "value=\"/dev/ttyUSB0\"")
                .contains("&lt;script>")
                .doesNotContain("<script>alert")
                .doesNotContain(CODE);
        HttpResponse<String> chosen = post("/devices/form", Map.of("choice", "main/every-kind"));
        assertThat(chosen.body()).contains("name=\"nozzle\" value=\"0.4\"", "value=\"true\" checked");
        HttpResponse<String> other = post("/devices/form", with(typed, "choice", "main/label-tcp"));
        assertThat(other.body()).contains("id=\"set.host\"", "value=\"wide\"").doesNotContain("set.baud");
    }

    @Test
    void aPrinterIsAddedChangedAndRemovedOnThePages() {
        assertThat(post("/devices", filled()).statusCode()).isEqualTo(303);
        await().until(() -> driver.opened.equals(List.of("http://10.0.0.7 9600 " + CODE + " true")));
        String form = get("/devices/kind-1").body();
        assertThat(form)
                .contains("value=\"http://10.0.0.7\"", "Left empty, it stays as it is.", "value=\"PETG, PLA\"")
                .doesNotContain(CODE);
        Map<String, String> changed = with(with(filled(), "set.code", ""), "set.baud", "115200");
        changed.put("set.fan", "false");
        assertThat(post("/devices/kind-1", changed).statusCode()).isEqualTo(303);
        await().until(() -> driver.opened.size() == 2);
        assertThat(driver.opened.get(1)).isEqualTo("http://10.0.0.7 115200 " + CODE + " false");
        HttpResponse<String> elsewhere = post("/devices/kind-1", with(changed, "set.address", "http://10.66.6.6"));
        assertThat(elsewhere.statusCode()).isEqualTo(400);
        assertThat(elsewhere.body()).contains("id=\"set.code-fault\"");

        assertThat(post("/devices/idle-1/remove", Map.of()).statusCode()).isEqualTo(409);
        assertThat(post("/devices/kind-1/remove", Map.of()).statusCode()).isEqualTo(303);
        await().until(() -> !app.lab.drives(new DeviceId("kind-1")));
        assertThat(get("/devices").body()).doesNotContain("kind-1");
        assertThat(get("/audit").body()).contains("removed a printer").doesNotContain(CODE);
    }

    private static Map<String, String> filled() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", "kind-1");
        fields.put("choice", "main/every-kind");
        fields.put("name", "Every kind");
        fields.put("model", "Made-up 2");
        fields.put("materials", "PLA, PETG");
        fields.put("nozzle", "0,4");
        fields.put("width", "250");
        fields.put("depth", "210");
        fields.put("height", "210");
        fields.put("tags", "enclosed");
        fields.put("set.address", "http://10.0.0.7");
        fields.put("set.code", CODE);
        fields.put("set.baud", "");
        fields.put("set.fan", "true");
        fields.put("set.port", "/dev/ttyUSB0");
        return fields;
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> next = new LinkedHashMap<>(fields);
        next.put(name, value);
        return next;
    }

    private HttpResponse<String> get(String path) {
        return app.get(path, "Cookie", cookie(ada));
    }

    private HttpResponse<String> post(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return app.post(
                path,
                body,
                "Cookie",
                cookie(ada),
                "X-CSRF-Token",
                ada.csrfToken(),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    private static String cookie(OpenedSession session) {
        return "printlab_session=" + session.token();
    }

    /** Describes a setting of every kind, and remembers what it was opened with. */
    private final class EveryKind implements DeviceDriver {
        final List<String> opened = new CopyOnWriteArrayList<>();

        @Override
        public String id() {
            return "every-kind";
        }

        @Override
        public Set<DriverFeature> features() {
            return Set.of(DriverFeature.CANCEL);
        }

        @Override
        public List<DriverSetting> settings() {
            return Arrays.asList(
                    new DriverSetting("address", "Address", DriverSetting.Kind.URL, null, "Where it answers."),
                    new DriverSetting("code", "Access code", DriverSetting.Kind.SECRET, null, "On its display."),
                    new DriverSetting("baud", "Baud rate", DriverSetting.Kind.INTEGER, "9600", "Bits a second."),
                    new DriverSetting("scale", "Scale", DriverSetting.Kind.DECIMAL, "1.0", "0.1 to 10."),
                    new DriverSetting("fan", "Fan", DriverSetting.Kind.YES_NO, "true", "Whether it has one."),
                    new DriverSetting("note", "Note", DriverSetting.Kind.TEXT, "", "Anything."),
                    new DriverSetting("port", "Port", DriverSetting.Kind.SERIAL_PORT, null, "Where its port is."));
        }

        @Override
        public DeviceSession open(DriverSettings settings, DeviceListener listener) {
            opened.add(settings.text("address") + " " + settings.integer("baud") + " " + settings.text("code") + " "
                    + settings.yes("fan"));
            return app.driver.open(settings, listener);
        }
    }
}
