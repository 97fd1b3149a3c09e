package io.printlab.app.octoprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.printlab.account.User;
import io.printlab.app.Forms;
import io.printlab.app.RunningApp;
import io.printlab.app.signin.OpenedSession;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppKeyRoutesTest {
    @TempDir
    private Path folder;

    private RunningApp app;

    @BeforeEach
    void start() {
        app = new RunningApp(folder);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void aProgramFetchesItsKeyOnceAfterThePersonAllowedIt() {
        assertThat(app.get("/plugin/appkeys/probe").statusCode()).isEqualTo(204);
        HttpResponse<String> asked = ask("Cura on ada's <b>laptop</b>");
        assertThat(asked.statusCode()).isEqualTo(201);
        String poll =
                URI.create(asked.headers().firstValue("Location").orElseThrow()).getPath();
        JsonNode waits = app.tree(asked);
        String dialog = URI.create(waits.get("auth_dialog").asText()).getPath();
        assertThat(poll).endsWith(waits.get("app_token").asText());
        assertThat(dialog).doesNotContain(waits.get("app_token").asText());
        assertThat(app.get(poll).statusCode()).isEqualTo(202);

        assertThat(app.get(dialog).headers().firstValue("Location").orElseThrow())
                .startsWith("/sign-in");
        OpenedSession sam = app.signIn(app.sam);
        assertThat(app.get(dialog, "Cookie", "printlab_session=" + sam.token()).body())
                .contains("Cura on ada's &lt;b&gt;laptop&lt;/b&gt;", "127.0.0.1");
        assertThat(decide(dialog + "/allow", sam).statusCode()).isEqualTo(303);
        HttpResponse<String> fetched = app.get(poll);
        assertThat(fetched.statusCode()).isEqualTo(200);
        String key = app.tree(fetched).get("api_key").asText();
        assertThat(app.get(poll).statusCode()).isEqualTo(404);
        assertThat(app.tree(app.get("/api/v1/me", "X-Api-Key", key)).get("name").asText())
                .isEqualTo("sam.student");
        assertThat(Forms.send(app, "/api/files/local", key, Forms.file("a.gcode", Forms.GCODE))
                        .statusCode())
                .isEqualTo(201);
        assertThat(decide(dialog + "/allow", sam).statusCode()).isEqualTo(404);
    }

    @Test
    void aKeyFromPairingDoesNoMoreThanASlicerNeeds() {
        String key = paired(app.ada);
        assertThat(app.get("/api/v1/me", "X-Api-Key", key).body())
                .contains("SUBMIT_JOBS", "SEE_QUEUE")
                .doesNotContain("ADMINISTER", "OPERATE_DEVICES");
        assertThat(app.post("/api/v1/devices/idle-1/clear-bed", "", "X-Api-Key", key)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aRefusedOrForgottenRequestGivesNoKey() {
        HttpResponse<String> refused = ask("Cura");
        String poll = URI.create(refused.headers().firstValue("Location").orElseThrow())
                .getPath();
        String dialog =
                URI.create(app.tree(refused).get("auth_dialog").asText()).getPath();
        assertThat(decide(dialog + "/deny", app.signIn(app.sam)).statusCode()).isEqualTo(303);
        assertThat(app.get(poll).statusCode()).isEqualTo(404);

        HttpResponse<String> slow = ask("Cura");
        app.clock.advance(Duration.ofMinutes(5));
        assertThat(app.get(URI.create(slow.headers().firstValue("Location").orElseThrow())
                                .getPath())
                        .statusCode())
                .isEqualTo(404);
        String late = URI.create(app.tree(slow).get("auth_dialog").asText()).getPath();
        assertThat(decide(late + "/allow", app.signIn(app.sam)).statusCode()).isEqualTo(404);
        assertThat(app.get("/plugin/appkeys/request/x").statusCode()).isEqualTo(404);
    }

    @Test
    void anAddressAsksOnlySoOften() {
        for (int number = 0; number < 5; number++) {
            assertThat(ask("Cura " + number).statusCode()).isEqualTo(201);
        }
        assertThat(ask("Cura again").statusCode()).isEqualTo(503);
        app.clock.advance(Duration.ofSeconds(301));
        assertThat(ask("Cura again").statusCode()).isEqualTo(201);
        assertThat(ask("x".repeat(61)).statusCode()).isEqualTo(400);
        assertThat(app.post("/plugin/appkeys/request", "no json").statusCode()).isEqualTo(400);
    }

    @Test
    void noKeyAllowsAnother() {
        String dialog =
                URI.create(app.tree(ask("Cura")).get("auth_dialog").asText()).getPath();
        assertThat(app.post(dialog + "/allow", "", "X-Api-Key", app.adasKey).statusCode())
                .isEqualTo(403);
        assertThat(app.post("/account/keys", "name=x&scope=SUBMIT", "X-Api-Key", app.adasKey)
                        .statusCode())
                .isEqualTo(403);
    }

    private String paired(User user) {
        HttpResponse<String> asked = ask("Cura");
        decide(URI.create(app.tree(asked).get("auth_dialog").asText()).getPath() + "/allow", app.signIn(user));
        HttpResponse<String> fetched = app.get(
                URI.create(asked.headers().firstValue("Location").orElseThrow()).getPath());
        return app.tree(fetched).get("api_key").asText();
    }

    private HttpResponse<String> ask(String program) {
        return app.post(
                "/plugin/appkeys/request",
                app.json.createObjectNode().put("app", program).toString());
    }

    private HttpResponse<String> decide(String path, OpenedSession by) {
        return app.post(path, "", "Cookie", "printlab_session=" + by.token(), "X-CSRF-Token", by.csrfToken());
    }
}
