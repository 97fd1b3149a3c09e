package io.printlab.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.inject.multibindings.OptionalBinder;
import io.printlab.account.Role;
import io.printlab.app.RunningApp;
import io.printlab.app.signin.AuthenticatorApp;
import io.printlab.app.signin.OpenedSession;
import io.printlab.app.signin.SecondFactors;
import io.printlab.app.signin.SignInSettings;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SessionsTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PASSWORD = RunningApp.PASSWORD.replace(' ', '+');
    private static final Pattern TOKEN = Pattern.compile("printlab_session=([^;]+)");

    @TempDir
    private Path folder;

    private RunningApp app;

    @BeforeEach
    void start() {
        app = new RunningApp(
                folder,
                binder -> OptionalBinder.newOptionalBinder(binder, SignInSettings.class)
                        .setBinding()
                        .toInstance(
                                new SignInSettings(Duration.ofHours(8), Duration.ofMinutes(30), Set.of(Role.STAFF))));
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void aTokenThatSomebodyPlantedIsOfNoUse() {
        String planted = app.signIn(app.stella).token();
        HttpResponse<String> entered = app.post(
                "/sign-in",
                "name=sam.student&password=" + PASSWORD,
                "Content-Type",
                FORM,
                "Cookie",
                "printlab_session=" + planted);
        String own = token(entered);
        assertThat(own).isNotEqualTo(planted);
        assertThat(me(planted).statusCode()).as("the planted session has ended").isEqualTo(401);
        assertThat(me(own).body()).contains("sam.student");
        HttpResponse<String> made = app.post(
                "/sign-in",
                "name=sam.student&password=" + PASSWORD,
                "Content-Type",
                FORM,
                "Cookie",
                "printlab_session=made-up-by-an-attacker");
        assertThat(token(made)).isNotEqualTo("made-up-by-an-attacker");
        assertThat(me("made-up-by-an-attacker").statusCode()).isEqualTo(401);
    }

    @Test
    void theEndsOfSessionsAreTheSettings() {
        String idle = app.signIn(app.sam).token();
        app.clock.advance(Duration.ofMinutes(30));
        assertThat(me(idle).statusCode()).isEqualTo(401);
        String old = app.signIn(app.sam).token();
        for (int minutes = 0; minutes < 8 * 60; minutes += 20) {
            assertThat(me(old).statusCode()).isEqualTo(200);
            app.clock.advance(Duration.ofMinutes(20));
        }
        assertThat(me(old).statusCode()).isEqualTo(401);
    }

    @Test
    void aPersonSeesOwnSessionsAndEndsThem() {
        OpenedSession here = app.signIn(app.sam);
        app.clock.advance(Duration.ofMinutes(2));
        OpenedSession there = app.signIn(app.sam);
        OpenedSession alien = app.signIn(app.ada);
        JsonNode sessions = app.tree(get("/api/v1/sessions", here)).get("sessions");
        assertThat(sessions).hasSize(2);
        assertThat(sessions.get(0).get("current").asBoolean()).isFalse();
        assertThat(sessions.get(1).get("current").asBoolean()).isTrue();
        assertThat(sessions.get(0).get("address").asText()).isEqualTo("192.0.2.1");
        assertThat(sessions.toString()).doesNotContain(here.token()).doesNotContain(there.token());
        String theirs = sessions.get(0).get("id").asText();
        assertThat(delete("/api/v1/sessions/" + theirs, alien).statusCode()).isEqualTo(404);
        assertThat(me(there.token()).statusCode()).isEqualTo(200);
        assertThat(delete("/api/v1/sessions/" + theirs, here).statusCode()).isEqualTo(204);
        assertThat(me(there.token()).statusCode()).isEqualTo(401);
        assertThat(me(here.token()).statusCode()).isEqualTo(200);

        OpenedSession again = app.signIn(app.sam);
        assertThat(delete("/api/v1/sessions", here).statusCode()).isEqualTo(204);
        assertThat(me(again.token()).statusCode()).isEqualTo(401);
        assertThat(me(here.token()).statusCode()).isEqualTo(200);
        assertThat(me(alien.token()).statusCode()).isEqualTo(200);
        assertThat(app.get("/api/v1/sessions", "X-Api-Key", app.samsKey).statusCode())
                .isEqualTo(403);
        assertThat(app.delete("/api/v1/sessions", "X-Api-Key", app.samsKey).statusCode())
                .isEqualTo(403);
    }

    @Test
    void theAccountPageSaysInWordsWhereOneIsSignedIn() {
        HttpResponse<String> entered = app.post(
                "/sign-in",
                "name=sam.student&password=" + PASSWORD,
                "Content-Type",
                FORM,
                "User-Agent",
                "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0");
        OpenedSession other = app.signIn(app.sam);
        String page = app.get("/account", "Cookie", "printlab_session=" + token(entered))
                .body();
        assertThat(page).contains("Firefox on Linux", "this browser", "From 192.0.2.1", "Sign out everywhere else");
        String id = app.store.sessions().ofUser(app.sam.id()).stream()
                .filter(session -> session.address().equals("192.0.2.1"))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(page).contains("/account/sessions/" + id + "/end");
        HttpResponse<String> ended = app.post(
                "/account/sessions/" + id + "/end",
                "_csrf=" + csrf(page),
                "Content-Type",
                FORM,
                "Cookie",
                "printlab_session=" + token(entered));
        assertThat(ended.headers().firstValue("Location")).hasValue("/account?done=session-ended");
        assertThat(me(other.token()).statusCode()).isEqualTo(401);
    }

    @Test
    void anOldProofIsAskedForAgainAndThenTheFormGoesOn() {
        OpenedSession sam = app.signIn(app.sam);
        app.clock.advance(Duration.ofMinutes(10));
        HttpResponse<String> asked = form("/account/keys", "name=%22%3E%3Cscript%3E", sam);
        assertThat(asked.statusCode()).isEqualTo(403);
        assertThat(asked.body())
                .contains("Is it you?", "name=\"_proof\"", "action=\"/account/keys\"")
                .contains("value=\"" + sam.csrfToken() + "\"")
                .doesNotContain("<script>");
        assertThat(app.store.apiKeys().ofOwner(app.sam.id())).hasSize(1);

        HttpResponse<String> wrong = form("/account/keys", "name=slicer&_proof=wrong+horse+battery", sam);
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(wrong.body()).contains("That is not right").doesNotContain("wrong horse battery");
        assertThat(app.store.apiKeys().ofOwner(app.sam.id())).hasSize(1);

        HttpResponse<String> done = form("/account/keys", "name=slicer&scope=SUBMIT&_proof=" + PASSWORD, sam);
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).contains("shown this once");
        assertThat(app.store.apiKeys().ofOwner(app.sam.id())).hasSize(2);
        String renewed = token(done);
        assertThat(renewed).isNotEqualTo(sam.token());
        assertThat(me(sam.token()).statusCode()).as("the old token has died").isEqualTo(401);
        OpenedSession same = new OpenedSession(app.sam, renewed, sam.csrfToken());
        assertThat(form("/account/keys", "name=second&scope=SUBMIT", same).statusCode())
                .as("and it is not asked for again")
                .isEqualTo(200);
        app.clock.advance(Duration.ofMinutes(10));
        assertThat(form("/account/keys", "name=third&scope=SUBMIT", same).statusCode())
                .isEqualTo(403);
    }

    @Test
    void guessingTheProofIsSlowedDown() {
        OpenedSession sam = app.signIn(app.sam);
        app.clock.advance(Duration.ofMinutes(10));
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(form("/account/keys", "name=x&_proof=wrong+horse+battery", sam)
                            .body())
                    .contains("That is not right");
        }
        assertThat(form("/account/keys", "name=x&_proof=" + PASSWORD, sam).body())
                .contains("Too many attempts");
        assertThat(app.store.apiKeys().ofOwner(app.sam.id())).hasSize(1);
    }

    @Test
    void programsWithACookieAreToldAndConfirmFirst() {
        OpenedSession sam = app.signIn(app.sam);
        app.clock.advance(Duration.ofMinutes(10));
        HttpResponse<String> refused = post("/api/v1/keys", "{\"name\": \"x\", \"scopes\": [\"SUBMIT\"]}", sam);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(app.tree(refused).get("category").asText()).isEqualTo("CONFIRMATION_NEEDED");
        assertThat(post("/api/v1/sessions/confirmation", "{\"proof\": \"wrong\"}", sam)
                        .statusCode())
                .isEqualTo(401);
        HttpResponse<String> confirmed =
                post("/api/v1/sessions/confirmation", "{\"proof\": \"" + RunningApp.PASSWORD + "\"}", sam);
        assertThat(confirmed.statusCode()).isEqualTo(204);
        OpenedSession same = new OpenedSession(app.sam, token(confirmed), sam.csrfToken());
        assertThat(post("/api/v1/keys", "{\"name\": \"x\", \"scopes\": [\"SUBMIT\"]}", same)
                        .statusCode())
                .isEqualTo(201);
        assertThat(me(sam.token()).statusCode()).isEqualTo(401);
    }

    @Test
    void whoOwesASecondFactorReachesTheWayToSetItUpAlone() {
        OpenedSession stella = app.signIn(app.stella);
        String cookie = "printlab_session=" + stella.token();
        for (Route route : app.server.declared()) {
            boolean way =
                    route.path().contains("/second-factor") || route.path().equals("/api/v1/sessions/confirmation");
            if (route.rule().isOpen()
                    || way
                    || !route.method().equals("GET")
                    || route.path().equals("/api/v1/events")) {
                continue;
            }
            HttpResponse<String> answer = app.get(route.path().replaceAll("\\{[a-z]+}", "1"), "Cookie", cookie);
            if (answer.statusCode() == 303) {
                assertThat(answer.headers().firstValue("Location")).hasValue("/account/second-factor");
            } else {
                assertThat(answer.statusCode()).as(route.toString()).isEqualTo(403);
            }
        }
        assertThat(app.get("/account/second-factor", "Cookie", cookie).body())
                .contains("Your role needs a second factor");
        assertThat(me(app.signIn(app.sam).token()).statusCode()).isEqualTo(200);
        assertThat(app.get("/api/v1/me", "X-Api-Key", app.stellasKey).statusCode())
                .isEqualTo(200);
    }

    @Test
    void anAdministratorTakesAwayALostSecondFactorAndNobodyElseDoes() {
        SecondFactors factors = app.injector.getInstance(SecondFactors.class);
        OpenedSession sam = app.signIn(app.sam);
        String secret = factors.begin(app.sam).secret();
        factors.confirm(app.sam, AuthenticatorApp.code(secret, app.clock.instant()));
        String path = "/api/v1/users/sam.student/second-factor";
        assertThat(delete(path, sam).statusCode()).isEqualTo(403);
        assertThat(app.delete(path, "X-Api-Key", app.stellasKey).statusCode()).isEqualTo(403);
        OpenedSession ada = app.signIn(app.ada);
        app.clock.advance(Duration.ofMinutes(10));
        assertThat(app.tree(delete(path, ada)).get("category").asText()).isEqualTo("CONFIRMATION_NEEDED");
        assertThat(factors.isOn(app.sam.id())).isTrue();
        assertThat(delete(path, app.signIn(app.ada)).statusCode()).isEqualTo(204);
        assertThat(factors.isOn(app.sam.id())).isFalse();
        assertThat(me(sam.token()).statusCode()).as("Sam's sessions have ended").isEqualTo(401);
        assertThat(app.signIn(app.sam).user()).isEqualTo(app.sam);
        assertThat(delete(path, app.signIn(app.ada)).statusCode()).isEqualTo(409);
        assertThat(delete("/api/v1/users/nobody/second-factor", app.signIn(app.ada))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aSecondFactorIsSetUpByRestAndNotWithAKey() {
        OpenedSession sam = app.signIn(app.sam);
        OpenedSession other = app.signIn(app.sam);
        assertThat(app.post("/api/v1/second-factor", "", "X-Api-Key", app.samsKey)
                        .statusCode())
                .isEqualTo(403);
        JsonNode begun = app.tree(post("/api/v1/second-factor", "", sam));
        assertThat(begun.get("uri").asText()).startsWith("otpauth://totp/printlab:sam.student?secret=");
        String code = AuthenticatorApp.code(begun.get("secret").asText(), app.clock.instant());
        assertThat(post("/api/v1/second-factor/confirmation", "{\"code\": \"000000\"}", sam)
                        .statusCode())
                .isEqualTo(401);
        JsonNode codes = app.tree(post("/api/v1/second-factor/confirmation", "{\"code\": \"" + code + "\"}", sam));
        assertThat(codes.get("recoveryCodes")).hasSize(10);
        assertThat(me(other.token()).statusCode()).as("opened without it").isEqualTo(401);
        JsonNode factor = app.tree(get("/api/v1/second-factor", sam));
        assertThat(factor.get("on").asBoolean()).isTrue();
        assertThat(factor.get("needed").asBoolean()).isFalse();
        assertThat(factor.get("recoveryCodesLeft").asInt()).isEqualTo(10);
        app.clock.advance(Duration.ofMinutes(10));
        assertThat(delete("/api/v1/second-factor", sam).statusCode()).isEqualTo(403);
        String next = AuthenticatorApp.code(begun.get("secret").asText(), app.clock.instant());
        HttpResponse<String> confirmed = post("/api/v1/sessions/confirmation", "{\"proof\": \"" + next + "\"}", sam);
        OpenedSession renewed = new OpenedSession(app.sam, token(confirmed), sam.csrfToken());
        assertThat(delete("/api/v1/second-factor", renewed).statusCode()).isEqualTo(204);
        assertThat(app.signIn(app.sam).user()).isEqualTo(app.sam);
    }

    private HttpResponse<String> me(String token) {
        return app.get("/api/v1/me", "Cookie", "printlab_session=" + token);
    }

    private HttpResponse<String> get(String path, OpenedSession session) {
        return app.get(path, "Cookie", "printlab_session=" + session.token());
    }

    private HttpResponse<String> delete(String path, OpenedSession session) {
        return app.delete(path, "Cookie", "printlab_session=" + session.token(), "X-CSRF-Token", session.csrfToken());
    }

    private HttpResponse<String> post(String path, String json, OpenedSession session) {
        return app.post(
                path, json, "Cookie", "printlab_session=" + session.token(), "X-CSRF-Token", session.csrfToken());
    }

    private HttpResponse<String> form(String path, String fields, OpenedSession session) {
        return app.post(
                path,
                fields + "&_csrf=" + session.csrfToken(),
                "Content-Type",
                FORM,
                "Cookie",
                "printlab_session=" + session.token());
    }

    private static String token(HttpResponse<String> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .map(TOKEN::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static String csrf(String page) {
        Matcher found =
                Pattern.compile("name=\"csrf-token\" content=\"([^\"]*)\"").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
