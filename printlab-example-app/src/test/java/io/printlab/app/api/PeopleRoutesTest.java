package io.printlab.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.printlab.account.Actor;
import io.printlab.account.Group;
import io.printlab.account.Role;
import io.printlab.account.User;
import io.printlab.account.UserName;
import io.printlab.app.Forms;
import io.printlab.app.RunningApp;
import io.printlab.app.signin.OpenedSession;
import io.printlab.app.signin.SignInSessions;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PeopleRoutesTest {
    private static final String NEXT = "another made up sentence";

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
    void peopleAreForWhoManagesThem() {
        String path = "/api/v1/people/" + app.sam.id();
        assertThat(get("/api/v1/people", app.samsKey).statusCode()).isEqualTo(403);
        assertThat(get(path, app.samsKey).statusCode()).isEqualTo(403);
        assertThat(post(path + "/password-link", "", app.samsKey).statusCode()).isEqualTo(403);
        assertThat(post("/api/v1/invitations", "{}", app.samsKey).statusCode()).isEqualTo(403);
        for (String key : new String[] {app.samsKey, app.stellasKey}) {
            assertThat(put(path + "/role", "{\"role\": \"ADMINISTRATOR\"}", key).statusCode())
                    .isEqualTo(403);
            assertThat(put(path + "/active", "{\"active\": false}", key).statusCode())
                    .isEqualTo(403);
            assertThat(post("/api/v1/people/" + app.ada.id() + "/password-link", "", key)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(post("/api/v1/invitations", "{\"role\": \"ADMINISTRATOR\"}", key)
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(post(path + "/password-link", "", app.stellasKey).statusCode())
                .isEqualTo(201);
        assertThat(app.get("/api/v1/people").statusCode()).isEqualTo(401);
        JsonNode found = app.tree(get("/api/v1/people?search=STUDENT", app.adasKey));
        assertThat(found.at("/people/0/name").asText()).isEqualTo("sam.student");
        assertThat(found.get("people")).hasSize(1);
        JsonNode first = app.tree(get("/api/v1/people?limit=1", app.adasKey));
        assertThat(first.get("next").asText()).isEqualTo("ada.admin");
        assertThat(app.tree(get("/api/v1/people?limit=2&after=ada.admin", app.adasKey))
                        .get("people"))
                .hasSize(2);
        assertThat(get("/api/v1/people/4711", app.adasKey).statusCode()).isEqualTo(404);
    }

    @Test
    void deactivationEndsSessionsAndKeysAtOnce() {
        OpenedSession session = app.signIn(app.sam);
        SignInSessions sessions = app.injector.getInstance(SignInSessions.class);
        String path = "/api/v1/people/" + app.sam.id() + "/active";
        assertThat(get("/api/v1/me", app.samsKey).statusCode()).isEqualTo(200);
        assertThat(put(path, "{\"active\": false}", app.adasKey).statusCode()).isEqualTo(200);
        assertThat(get("/api/v1/me", app.samsKey).statusCode()).isEqualTo(401);
        assertThat(sessions.isOpen(session.token())).isFalse();
        assertThat(put(path, "{\"active\": true}", app.adasKey).statusCode()).isEqualTo(200);
        assertThat(get("/api/v1/me", app.samsKey).statusCode()).isEqualTo(200);
        assertThat(sessions.isOpen(session.token()))
                .as("a session that ended stays so")
                .isFalse();
        HttpResponse<String> last =
                put("/api/v1/people/" + app.ada.id() + "/active", "{\"active\": false}", app.adasKey);
        assertThat(last.statusCode()).isEqualTo(409);
        assertThat(last.body()).contains("last administrator");
    }

    @Test
    void aRoleIsChangedByAnotherAdministratorOnly() {
        assertThat(put("/api/v1/people/" + app.ada.id() + "/role", "{\"role\": \"STAFF\"}", app.adasKey)
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> changed =
                put("/api/v1/people/" + app.sam.id() + "/role", "{\"role\": \"staff\"}", app.adasKey);
        assertThat(app.tree(changed).get("role").asText()).isEqualTo("STAFF");
        assertThat(put("/api/v1/people/" + app.sam.id() + "/role", "{\"role\": \"KING\"}", app.adasKey)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aLinkOfStaffSetsThePasswordOnceWithinADay() {
        OpenedSession session = app.signIn(app.sam);
        String path = "/api/v1/people/" + app.sam.id() + "/password-link";
        String late = token(post(path, "", app.adasKey));
        app.clock.advance(Duration.ofHours(24));
        assertThat(use(late, NEXT).statusCode()).isEqualTo(404);
        String token = token(post(path, "", app.adasKey));
        app.clock.advance(Duration.ofHours(23));
        assertThat(use(token, "sam.student").statusCode()).isEqualTo(400);
        assertThat(use(token, NEXT).statusCode()).isEqualTo(204);
        assertThat(use(token, NEXT).statusCode()).isEqualTo(404);
        SignInSessions sessions = app.injector.getInstance(SignInSessions.class);
        assertThat(sessions.isOpen(session.token())).isFalse();
        assertThat(app.signIn(app.sam, NEXT).user().id()).isEqualTo(app.sam.id());
        assertThat(app.post("/api/v1/password-resets", "{\"name\": \"sam.student\"}")
                        .statusCode())
                .as("without a mail server the mailed way is not offered")
                .isEqualTo(404);
        assertThat(app.get("/forgotten").body())
                .contains("Ask the lab")
                .contains("staff")
                .doesNotContain("Mail me a link");
    }

    @Test
    void whoIsInvitedMakesAnAccountOfThatRoleAndNoOther() {
        String wish = "{\"role\": \"STAFF\", \"group\": \"CAD\", \"email\": \"new@example.org\"}";
        assertThat(post("/api/v1/invitations", wish, app.adasKey).statusCode())
                .as("there is no such group")
                .isEqualTo(404);
        app.lab.groups().make(Actor.of(app.ada), "cad", "CAD", Group.Kind.CLASS);
        HttpResponse<String> made = post(
                "/api/v1/invitations",
                "{\"role\": \"STAFF\", \"group\": \"CAD\", \"email\": \"new@example.org\"}",
                app.adasKey);
        assertThat(made.statusCode()).isEqualTo(201);
        String token = token(made);
        assertThat(get("/api/v1/invitations", app.adasKey).body())
                .contains("new@example.org")
                .doesNotContain(token);
        String join = "{\"token\": \"" + token + "\", \"name\": \"%s\", \"displayName\": \"New One\","
                + " \"password\": \"%s\", \"role\": \"ADMINISTRATOR\"}";
        assertThat(app.post("/api/v1/invitations/accept", join.formatted("new.one", "short"))
                        .statusCode())
                .isEqualTo(400);
        String plain = "{\"token\": \"" + token + "\", \"name\": \"%s\", \"password\": \"" + NEXT + "\"}";
        assertThat(app.post("/api/v1/invitations/accept", plain.formatted("sam.student"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(app.post("/api/v1/invitations/accept", plain.formatted("new.one"))
                        .statusCode())
                .isEqualTo(201);
        assertThat(app.post("/api/v1/invitations/accept", plain.formatted("new.two"))
                        .statusCode())
                .isEqualTo(404);
        User user = app.store.users().byName("new.one").orElseThrow();
        assertThat(user.role()).isEqualTo(Role.STAFF);
        assertThat(user.groups()).containsExactly("cad");
        assertThat(app.store.users().email(user.id())).contains("new@example.org");
        String withdrawn = token(post("/api/v1/invitations", "{\"uses\": 30, \"days\": 7}", app.adasKey));
        long id = app.tree(get("/api/v1/invitations", app.adasKey))
                .at("/invitations/0/id")
                .asLong();
        assertThat(app.delete("/api/v1/invitations/" + id, "X-Api-Key", app.adasKey)
                        .statusCode())
                .isEqualTo(204);
        assertThat(app.get("/join?token=" + withdrawn).statusCode()).isEqualTo(404);
    }

    @Test
    void aClassComesAsCsv() {
        String csv = "name,email\nann,ann@example.org\nsam.student,\n";
        JsonNode preview = app.tree(post("/api/v1/people/class-list/preview", csv, app.adasKey));
        assertThat(preview.get("added")).hasSize(1);
        assertThat(preview.get("existing")).hasSize(1);
        assertThat(app.store.users().byName("ann")).isEmpty();
        JsonNode added = app.tree(post("/api/v1/people/class-list", csv, app.adasKey));
        assertThat(added.get("added")).hasSize(1);
        String link = added.at("/added/0/password/link").asText();
        assertThat(use(link.substring(link.indexOf('=') + 1), NEXT).statusCode())
                .isEqualTo(204);
    }

    @Test
    void onesOwnDataHoldWhatTheLabKnowsAndNoSecret() {
        OpenedSession session = app.signIn(app.sam);
        Forms.send(app, "/api/v1/jobs", app.samsKey, Forms.file("gear.gcode", Forms.GCODE));
        app.store.users().setEmail(app.sam.id(), "sam@example.org");
        HttpResponse<String> answer = get("/api/v1/me/data", app.samsKey);
        JsonNode data = app.tree(answer);
        assertThat(data.at("/account/name").asText()).isEqualTo("sam.student");
        assertThat(data.at("/account/email").asText()).isEqualTo("sam@example.org");
        assertThat(data.at("/jobs/0/file").asText()).isEqualTo("gear.gcode");
        assertThat(data.at("/jobs/0/history/0/move").asText()).isEqualTo("SUBMIT");
        assertThat(data.at("/apiKeys/0/name").asText()).isEqualTo("test");
        assertThat(data.get("sessions")).hasSize(1);
        assertThat(answer.body())
                .doesNotContain(session.token())
                .doesNotContain(session.csrfToken())
                .doesNotContain(app.store.users().passwordHash(app.sam.id()).orElseThrow())
                .doesNotContain(app.store.apiKeys().ofOwner(app.sam.id()).get(0).secretHash())
                .doesNotContain("stella");
    }

    @Test
    void thePasswordIsAskedAgainForWhatCannotBeUndone() {
        OpenedSession other = app.signIn(app.sam);
        String wrong = "{\"password\": \"not the one\", \"next\": \"" + NEXT + "\", \"email\": \"evil@example.org\"}";
        assertThat(put("/api/v1/me/password", wrong, app.samsKey).statusCode()).isEqualTo(400);
        assertThat(put(
                                "/api/v1/me/password",
                                "{\"password\": \"not the one\", \"next\": \"" + NEXT + "\"}",
                                app.samsKey)
                        .statusCode())
                .isEqualTo(403);
        assertThat(put("/api/v1/me/email", "{\"password\": \"no\", \"email\": \"evil@example.org\"}", app.samsKey)
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("/api/v1/me/delete", "{\"password\": \"not the one\"}", app.samsKey)
                        .statusCode())
                .isEqualTo(403);
        assertThat(app.store.users().email(app.sam.id())).isEmpty();
        String right = "{\"password\": \"" + RunningApp.PASSWORD + "\", \"next\": \"" + NEXT + "\"}";
        assertThat(put("/api/v1/me/password", right, app.samsKey).statusCode()).isEqualTo(204);
        assertThat(app.injector.getInstance(SignInSessions.class).isOpen(other.token()))
                .isFalse();
        for (int attempt = 0; attempt < 5; attempt++) {
            post("/api/v1/me/delete", "{\"password\": \"not the one\"}", app.samsKey);
        }
        HttpResponse<String> limited = post("/api/v1/me/delete", "{\"password\": \"" + NEXT + "\"}", app.samsKey);
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void aDeletedAccountLeavesItsJobsWithoutTheName() {
        Forms.send(app, "/api/v1/jobs", app.samsKey, Forms.file("gear.gcode", Forms.GCODE));
        assertThat(post("/api/v1/me/delete", "{\"password\": \"" + RunningApp.PASSWORD + "\"}", app.samsKey)
                        .statusCode())
                .isEqualTo(204);
        assertThat(get("/api/v1/me", app.samsKey).statusCode()).isEqualTo(401);
        User left = app.store.users().byId(app.sam.id()).orElseThrow();
        assertThat(left.name()).isEqualTo(UserName.erased(app.sam.id()));
        HttpResponse<String> jobs = get("/api/v1/jobs", app.stellasKey);
        assertThat(jobs.body())
                .contains("gear.gcode")
                .contains("CANCELLED")
                .doesNotContain("Sam Student")
                .doesNotContain("sam.student");
    }

    private HttpResponse<String> use(String token, String password) {
        return app.post(
                "/api/v1/password-resets/use", "{\"token\": \"" + token + "\", \"password\": \"" + password + "\"}");
    }

    private String token(HttpResponse<String> made) {
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String link = app.tree(made).get("link").asText();
        return link.substring(link.indexOf("token=") + 6);
    }

    private HttpResponse<String> get(String path, String key) {
        return app.get(path, "X-Api-Key", key);
    }

    private HttpResponse<String> post(String path, String body, String key) {
        return app.post(path, body, "X-Api-Key", key);
    }

    private HttpResponse<String> put(String path, String body, String key) {
        return app.put(path, body, "X-Api-Key", key);
    }
}
