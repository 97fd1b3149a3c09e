package io.printlab.app.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.printlab.account.KeyLimits;
import io.printlab.account.Role;
import io.printlab.app.Forms;
import io.printlab.app.LabProcess;
import io.printlab.app.RunningApp;
import io.printlab.app.config.Settings;
import io.printlab.app.config.SettingsReader;
import io.printlab.app.signin.Accounts;
import io.printlab.app.signin.ApiKeys;
import io.printlab.app.signin.OpenedSession;
import io.printlab.app.signin.Sender;
import io.printlab.app.signin.SignIn;
import io.printlab.persistence.PostgresSettings;
import io.printlab.persistence.PostgresStore;
import io.printlab.persistence.embedded.EmbeddedPostgres;
import io.printlab.persistence.embedded.EmbeddedPostgresSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away while people work, and comes back. */
class DatabaseOutageTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String FORM = "application/x-www-form-urlencoded";

    @TempDir
    private Path folder;

    @Test
    void nobodyGetsInEverybodyIsToldAndAllGoOnAfterwards() {
        try (RunningApp app = new RunningApp(folder)) {
            OpenedSession session = app.signIn(app.sam);
            String cookie = "printlab_session=" + session.token();
            String[] csrf = {"Cookie", cookie, "X-CSRF-Token", session.csrfToken()};
            app.store.reachable(false);

            HttpResponse<String> entering = app.post(
                    "/sign-in", "name=sam.student&password=" + PASSWORD.replace(' ', '+'), "Content-Type", FORM);
            isPage(entering);
            assertThat(entering.headers().firstValue("Set-Cookie")).isEmpty();
            for (String path : new String[] {"/", "/queue", "/printers", "/account", "/jobs/1"}) {
                isPage(app.get(path, "Cookie", cookie));
            }
            isPage(app.post("/jobs/1/cancel", "", csrf));
            assertThat(app.get("/sign-in").statusCode()).as("the door itself").isEqualTo(200);
            for (String path : new String[] {"/api/v1/jobs", "/api/v1/devices", "/api/v1/queue", "/api/v1/me"}) {
                isProblem(app.get(path, "Cookie", cookie));
                isProblem(app.get(path, "X-Api-Key", app.samsKey));
                isProblem(app.get(path, "X-Api-Key", "pl_000000000000_" + "0".repeat(64)));
            }
            isProblem(app.post("/api/v1/jobs/1/cancel", "", csrf));
            HttpResponse<String> slicer =
                    Forms.send(app, "/api/files/local", app.samsKey, Forms.file("cube.gcode", Forms.GCODE));
            assertThat(slicer.statusCode()).isEqualTo(503);
            assertThat(slicer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");

            app.store.reachable(true);
            assertThat(app.get("/", "Cookie", cookie).statusCode()).isEqualTo(200);
            assertThat(app.get("/api/v1/jobs", "X-Api-Key", app.samsKey).statusCode())
                    .isEqualTo(200);
            assertThat(Forms.send(app, "/api/v1/jobs", app.samsKey, Forms.file("cube.gcode", Forms.GCODE))
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void aPostgresqlThatIsStoppedAndStartedAgainIsFoundAgain() throws IOException, InterruptedException {
        EmbeddedPostgresSettings server = EmbeddedPostgresSettings.in(folder.resolve("postgres"))
                .withoutDurability(Path.of("target", "postgres", "binaries"));
        EmbeddedPostgres postgres = EmbeddedPostgres.start(server);
        try (LabProcess process = LabProcess.serve(migrated(postgres.settings()))) {
            URI lab = URI.create("http://127.0.0.1:" + process.port());
            Accounts accounts = process.injector().getInstance(Accounts.class);
            var sam = accounts.add("sam.student", "Sam Student", Role.STUDENT, PASSWORD);
            accounts.add("ada.admin", "Ada Admin", Role.ADMINISTRATOR, PASSWORD);
            String key = process.injector()
                    .getInstance(ApiKeys.class)
                    .create(io.printlab.account.Actor.of(sam), "test", KeyLimits.FOR_SLICERS)
                    .secret();
            String session = ((OpenedSession) process.injector()
                            .getInstance(SignIn.class)
                            .signIn("sam.student", PASSWORD, Sender.at("192.0.2.1")))
                    .token();
            assertThat(get(lab, "/", "Cookie", "printlab_session=" + session).statusCode())
                    .isEqualTo(200);

            postgres.close();
            isPage(get(lab, "/", "Cookie", "printlab_session=" + session));
            isProblem(get(lab, "/api/v1/jobs", "X-Api-Key", key));
            HttpResponse<String> entering = send(HttpRequest.newBuilder(lab.resolve("/sign-in"))
                    .header("Content-Type", FORM)
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "name=sam.student&password=" + PASSWORD.replace(' ', '+'))));
            isPage(entering);
            assertThat(entering.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(get(lab, "/health", "Accept", "*/*").statusCode()).isEqualTo(503);

            postgres = EmbeddedPostgres.start(server);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> get(lab, "/health", "Accept", "*/*").statusCode() == 200);
            assertThat(get(lab, "/", "Cookie", "printlab_session=" + session).statusCode())
                    .isEqualTo(200);
            assertThat(get(lab, "/api/v1/jobs", "X-Api-Key", key).statusCode()).isEqualTo(200);
        } finally {
            postgres.close();
        }
    }

    private Settings migrated(PostgresSettings database) {
        try (var source = database.dataSource()) {
            PostgresStore.migrate(source);
        }
        return SettingsReader.read(
                null,
                Map.of(
                        "PRINTLAB_DATA_DIR", folder.resolve("data").toString(),
                        "PRINTLAB_HTTP_PORT", "0",
                        "PRINTLAB_DATABASE_URL", database.url(),
                        "PRINTLAB_DATABASE_USER", database.user(),
                        "PRINTLAB_DATABASE_PASSWORD", database.password()));
    }

    private static void isPage(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.uri() + ": " + answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.body())
                .contains("Not available now")
                .contains("database")
                .doesNotContain("Exception")
                .doesNotContain(PASSWORD);
    }

    private static void isProblem(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.uri() + ": " + answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"status\":503").contains("database");
    }

    private static HttpResponse<String> get(URI lab, String path, String header, String value)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(lab.resolve(path)).header(header, value));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
