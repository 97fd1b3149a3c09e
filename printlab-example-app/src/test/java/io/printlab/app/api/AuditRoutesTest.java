package io.printlab.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.printlab.account.Actor;
import io.printlab.account.KeyLimits;
import io.printlab.account.Role;
import io.printlab.app.Forms;
import io.printlab.app.RunningApp;
import io.printlab.app.signin.Accounts;
import io.printlab.app.signin.ApiKeys;
import io.printlab.app.signin.GroupBook;
import io.printlab.app.signin.OpenedSession;
import io.printlab.app.signin.Sender;
import io.printlab.app.signin.SignIn;
import io.printlab.app.signin.SignInSessions;
import io.printlab.audit.AuditQuery;
import io.printlab.error.PrintLabException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditRoutesTest {
    private static final String AUDIT = "/api/v1/audit";

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
    void whatStaffDecideOverRestIsFoundWithTheKeyAndTheAddress() {
        long job = submitted("cube.gcode");
        assertThat(app.post("/api/v1/jobs/" + job + "/hold", "{\"reason\": \"Nozzle\"}", "X-Api-Key", app.stellasKey)
                        .statusCode())
                .isEqualTo(200);
        JsonNode entry = entries("?who=stella.staff&action=JOB_HELD").get(0);
        assertThat(entry.get("name").asText()).isEqualTo("Stella Staff");
        assertThat(entry.get("way").asText()).isEqualTo("API_KEY");
        assertThat(entry.get("key").asText()).isEqualTo("test");
        assertThat(entry.get("address").asText()).isEqualTo("127.0.0.1");
        assertThat(entry.at("/before/state").asText()).isEqualTo("QUEUED");
        assertThat(entry.at("/after/reason").asText()).isEqualTo("Nozzle");
        assertThat(entries("?subject=JOB&subjectId=" + job)).hasSize(1);
        assertThat(entries("?text=nozzle&from=2000-01-01&to=2000-01-02")).isEmpty();
        assertThat(app.get(AUDIT + "?action=NONSENSE", "X-Api-Key", app.adasKey).statusCode())
                .isEqualTo(400);
        assertThat(app.get(AUDIT + "?from=yesterday", "X-Api-Key", app.adasKey).statusCode())
                .isEqualTo(400);
        assertThat(app.get(AUDIT + "?subjectId=7", "X-Api-Key", app.adasKey).statusCode())
                .isEqualTo(400);
    }

    @Test
    void onlyAdministratorsSeeIt() {
        for (String path : List.of(AUDIT, AUDIT + "/export")) {
            assertThat(app.get(path).statusCode()).isEqualTo(401);
            assertThat(app.get(path, "X-Api-Key", app.samsKey).statusCode()).isEqualTo(403);
            assertThat(app.get(path, "X-Api-Key", app.stellasKey).statusCode()).isEqualTo(403);
            assertThat(app.get(path, "X-Api-Key", app.adasKey).statusCode()).isEqualTo(200);
        }
        assertThat(app.get("/audit", cookie(app.signIn(app.stella))).statusCode())
                .isEqualTo(403);
        assertThat(app.get("/audit", cookie(app.signIn(app.ada))).body()).contains("Audit log", "signed in");
    }

    @Test
    void theDoorIsKept() {
        SignIn signIn = app.injector.getInstance(SignIn.class);
        OpenedSession session = app.signIn(app.sam);
        app.injector.getInstance(SignInSessions.class).signOut(Actor.of(app.sam), session.token());
        assertThatThrownBy(() -> signIn.signIn("sam.student", "not the password", Sender.at("192.0.2.66")))
                .isInstanceOf(PrintLabException.class);
        assertThatThrownBy(() -> signIn.signIn("my secret passphrase", "x", Sender.at("192.0.2.66")))
                .isInstanceOf(PrintLabException.class);
        Accounts accounts = app.injector.getInstance(Accounts.class);
        accounts.setPassword(Actor.of(app.ada), app.sam.id(), "another good password");
        app.injector.getInstance(GroupBook.class).join(Actor.of(app.ada), "sam.student", "design", false);
        ApiKeys keys = app.injector.getInstance(ApiKeys.class);
        keys.revoke(
                Actor.of(app.sam),
                keys.create(Actor.of(app.sam), "laptop", KeyLimits.FOR_SLICERS)
                        .key()
                        .id());
        for (int i = 0; i < 30; i++) {
            app.get("/api/v1/me", "X-Api-Key", "pl_0123456789ab_" + "0".repeat(64));
        }
        assertThat(actions(entries("?limit=200")))
                .startsWith(
                        "KEY_REFUSED",
                        "KEY_REVOKED",
                        "KEY_MADE",
                        "USER_GROUP_CHANGED",
                        "USER_PASSWORD_CHANGED",
                        "SIGN_IN_REFUSED",
                        "SIGN_IN_REFUSED",
                        "SIGNED_OUT",
                        "SIGNED_IN");
        assertThat(entries("?action=SIGN_IN_REFUSED").get(1).get("address").asText())
                .isEqualTo("192.0.2.66");
    }

    @Test
    void whoHammersTheDoorFillsALineAMinute() {
        SignIn signIn = app.injector.getInstance(SignIn.class);
        for (int i = 0; i < 200; i++) {
            assertThatThrownBy(() -> signIn.signIn("sam.student", "wrong", Sender.at("192.0.2.66")))
                    .isInstanceOf(PrintLabException.class);
        }
        assertThat(entries("?action=SIGN_IN_REFUSED&limit=200")).hasSize(6);
        app.clock.advance(Duration.ofMinutes(2));
        assertThatThrownBy(() -> signIn.signIn("sam.student", "wrong", Sender.at("192.0.2.66")))
                .isInstanceOf(PrintLabException.class);
        assertThat(entries("?action=SIGN_IN_REFUSED&limit=200").size()).isEqualTo(7);
    }

    @Test
    void noSecretIsEverWritten() {
        OpenedSession session = app.signIn(app.sam);
        SignIn signIn = app.injector.getInstance(SignIn.class);
        assertThatThrownBy(() -> signIn.signIn(RunningApp.PASSWORD, RunningApp.PASSWORD, Sender.at("192.0.2.1")))
                .isInstanceOf(PrintLabException.class);
        app.injector.getInstance(Accounts.class).setPassword(Actor.of(app.ada), app.sam.id(), "another good password");
        long job = submitted("cube.gcode");
        app.post("/api/v1/jobs/" + job + "/hold", "{\"reason\": \"" + app.samsKey + "\"}", "X-Api-Key", app.stellasKey);
        app.get("/api/v1/me", "X-Api-Key", app.samsKey + "0");
        String whole = app.store.audit().search(AuditQuery.newest(500)).toString();
        assertThat(whole).contains("SIGNED_IN", "USER_PASSWORD_CHANGED", "KEY_REFUSED", "(left out)");
        assertThat(whole)
                .doesNotContain(
                        RunningApp.PASSWORD,
                        "another good password",
                        session.token(),
                        session.csrfToken(),
                        app.samsKey,
                        app.stellasKey,
                        app.samsKey.substring(3, 15),
                        "$argon2",
                        io.printlab.app.signin.Secrets.sha256(app.samsKey),
                        app.store.users().passwordHash(app.sam.id()).orElseThrow());
    }

    @Test
    void nobodyIsLetInWithoutALine() {
        SignIn signIn = app.injector.getInstance(SignIn.class);
        app.store.reachable(false);
        assertThatThrownBy(() -> signIn.signIn("sam.student", RunningApp.PASSWORD, Sender.at("192.0.2.1")))
                .isInstanceOf(PrintLabException.class);
        app.store.reachable(true);
        assertThat(actions(entries("?action=SIGNED_IN"))).isEmpty();
    }

    @Test
    void anExportIsWholeHarmlessInASpreadsheetAndKeptItself() {
        app.injector
                .getInstance(Accounts.class)
                .add("eve.evil", "=HYPERLINK(\"http://evil\")<b>", Role.STAFF, RunningApp.PASSWORD);
        Actor eve = Actor.of(app.store.users().byName("eve.evil").orElseThrow());
        for (int i = 0; i < 520; i++) {
            if (i % 2 == 1) {
                app.lab.upkeep().end(eve, RunningApp.DEVICE);
            } else {
                app.lab.upkeep().begin(eve, RunningApp.DEVICE, "new belt");
            }
        }
        HttpResponse<String> csv = app.get(AUDIT + "/export?format=csv&who=eve.evil", "X-Api-Key", app.adasKey);
        assertThat(csv.headers().firstValue("Content-Disposition").orElse("")).contains("audit.csv");
        List<String> rows = csv.body().lines().toList();
        assertThat(rows).hasSize(521);
        assertThat(rows.get(0)).startsWith("\"id\",\"at\",\"action\"");
        assertThat(rows.get(1))
                .contains(",\"'=HYPERLINK(\"\"http://evil\"\")<b>\",")
                .doesNotContain(",\"=");
        List<String> lines = app.get(AUDIT + "/export?who=eve.evil", "X-Api-Key", app.adasKey)
                .body()
                .lines()
                .toList();
        assertThat(lines).hasSize(520).allSatisfy(line -> assertThat(line).startsWith("{\"id\":"));
        assertThat(entries("?action=AUDIT_EXPORTED")).hasSize(2);
        assertThat(app.get(AUDIT + "/export?format=xlsx", "X-Api-Key", app.adasKey)
                        .statusCode())
                .isEqualTo(400);
        assertThat(app.get("/audit", cookie(app.signIn(app.ada))).body())
                .contains("&lt;b&gt;")
                .doesNotContain("<b>");
    }

    private static String[] cookie(OpenedSession session) {
        return new String[] {"Cookie", "printlab_session=" + session.token()};
    }

    private long submitted(String name) {
        return app.tree(Forms.send(app, "/api/v1/jobs", app.samsKey, Forms.file(name, Forms.GCODE)))
                .get("id")
                .asLong();
    }

    private JsonNode entries(String query) {
        return app.tree(app.get(AUDIT + query, "X-Api-Key", app.adasKey)).get("entries");
    }

    private static List<String> actions(JsonNode entries) {
        return StreamSupport.stream(entries.spliterator(), false)
                .map(entry -> entry.get("action").asText())
                .toList();
    }
}
