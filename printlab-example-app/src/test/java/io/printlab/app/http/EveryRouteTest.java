package io.printlab.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.app.RunningApp;
import io.printlab.app.signin.OpenedSession;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every route that is declared, whoever added it. */
final class EveryRouteTest {
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
                    "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; object-src 'none'; "
                            + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");
    private static final Set<String> KEPT_BY_BROWSERS = Set.of("/static/<file>", "/webjars/{name}/<file>");
    private static final Set<String> CHANGES_WHAT_OPENS_THE_LAB = Set.of(
            "POST /account/keys",
            "POST /account/keys/{id}/revoke",
            "POST /account/second-factor/begin",
            "POST /account/second-factor/confirm",
            "POST /account/second-factor/codes",
            "POST /account/second-factor/off",
            "POST /account/second-factor/remove",
            "POST /account/sso/link",
            "POST /account/sso/unlink",
            "POST /account/pair/{id}/allow",
            "POST /people/{id}/deactivate",
            "POST /people/{id}/reactivate",
            "POST /people/{id}/email",
            "PUT /api/v1/people/{id}/email",
            "POST /people/{id}/role",
            "POST /people/{id}/password-link",
            "PUT /api/v1/people/{id}/active",
            "PUT /api/v1/people/{id}/role",
            "POST /api/v1/people/{id}/password-link",
            "POST /invitations",
            "POST /api/v1/invitations",
            "POST /printers/{id}/tags",
            "POST /printers/{id}/safety",
            "POST /printers/{id}/camera",
            "PUT /api/v1/devices/{id}/safety",
            "PUT /api/v1/devices/{id}/camera",
            "POST /devices",
            "POST /devices/{id}",
            "POST /devices/{id}/remove",
            "POST /api/v1/devices",
            "PUT /api/v1/devices/{id}",
            "DELETE /api/v1/devices/{id}",
            "POST /api/v1/keys",
            "DELETE /api/v1/keys/{id}",
            "PUT /api/v1/groups/{name}/members/{user}",
            "DELETE /api/v1/groups/{name}/members/{user}",
            "POST /groups/{name}/members",
            "POST /groups/{name}/members/{user}/remove",
            "PUT /api/v1/devices/{id}/tags",
            "POST /api/v1/second-factor",
            "POST /api/v1/second-factor/confirmation",
            "POST /api/v1/second-factor/recovery-codes",
            "DELETE /api/v1/second-factor",
            "DELETE /api/v1/users/{name}/second-factor");

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
    void everyAnswerCarriesTheHeadersThatKeepBrowsersSafe() {
        String cookie = "printlab_session=" + app.signIn(app.ada).token();
        for (Route route : app.server.declared()) {
            for (String who : new String[] {"", cookie}) {
                HttpResponse<String> answer = send(route, "Cookie", who);
                HEADERS.forEach((header, value) -> assertThat(answer.headers().firstValue(header))
                        .as("%s of %s", header, route)
                        .hasValue(value));
                assertThat(answer.headers().firstValue("Permissions-Policy").orElse(""))
                        .as(route.path())
                        .contains("camera=()", "microphone=()", "geolocation=()");
                assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                        .as("without TLS: %s", route)
                        .isEmpty();
                if (!KEPT_BY_BROWSERS.contains(route.path())) {
                    assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
                            .as(route.path())
                            .contains("no-store");
                }
            }
        }
        assertThat(app.server.declared()).hasSizeGreaterThan(60);
    }

    @Test
    void noCookieChangesAnythingWithoutTheTokenOfItsSession() {
        OpenedSession ada = app.signIn(app.ada);
        OpenedSession sam = app.signIn(app.sam);
        String cookie = "printlab_session=" + ada.token();
        int tried = 0;
        for (Route route : changes()) {
            for (String token : new String[] {"", sam.csrfToken(), ada.csrfToken() + "x"}) {
                HttpResponse<String> answer = send(route, "Cookie", cookie, "X-CSRF-Token", token);
                assertThat(answer.statusCode()).as("%s with %s", route, token).isEqualTo(403);
                assertThat(answer.body()).as(route.toString()).contains("the token of your session");
                tried++;
            }
            assertThat(send(route, "Cookie", cookie, "X-CSRF-Token", ada.csrfToken(), "Sec-Fetch-Site", "cross-site")
                            .statusCode())
                    .as("%s from another site", route)
                    .isEqualTo(403);
        }
        assertThat(tried).isGreaterThan(90);
        assertThat(app.get("/", "Cookie", cookie).statusCode())
                .as("and she is signed in still")
                .isEqualTo(200);
    }

    @Test
    void anOpenRouteTakesNoFormOfAnotherSite() {
        for (Route route : app.server.declared()) {
            if (route.rule().isOpen() && !route.method().equals("GET")) {
                assertThat(send(route, "Sec-Fetch-Site", "cross-site").statusCode())
                        .as(route.toString())
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void whatOpensTheLabIsChangedOnlyAfterARecentProof() {
        Set<String> declared = app.server.declared().stream()
                .filter(route -> route.rule().isConfirmed())
                .map(route -> route.method() + " " + route.path())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(declared).isEqualTo(new TreeSet<>(CHANGES_WHAT_OPENS_THE_LAB));
        OpenedSession ada = app.signIn(app.ada);
        app.clock.advance(java.time.Duration.ofMinutes(10));
        for (Route route : changes()) {
            if (route.rule().isConfirmed()) {
                HttpResponse<String> answer =
                        send(route, "Cookie", "printlab_session=" + ada.token(), "X-CSRF-Token", ada.csrfToken());
                assertThat(answer.statusCode()).as(route.toString()).isEqualTo(403);
                assertThat(answer.body())
                        .as(route.toString())
                        .contains(route.path().startsWith("/api/") ? "CONFIRMATION_NEEDED" : "Is it you?");
            }
        }
    }

    private List<Route> changes() {
        List<Route> changes = new ArrayList<>(app.server.declared());
        changes.removeIf(route -> route.rule().isOpen() || route.method().equals("GET"));
        return changes;
    }

    private HttpResponse<String> send(Route route, String... headers) {
        String path = route.path().replace("<file>", "theme.js").replaceAll("\\{[a-z]+}", "1");
        return app.send(app.request(path, headers).method(route.method(), HttpRequest.BodyPublishers.noBody()));
    }
}
