package io.printlab.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.inject.multibindings.Multibinder;
import io.printlab.account.Permission;
import io.printlab.app.RunningApp;
import io.printlab.app.signin.OpenedSession;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

final class GatekeeperTest {
    @TempDir
    private Path folder;

    private RunningApp app;

    @BeforeEach
    void start() {
        app = new RunningApp(
                folder,
                binder -> Multibinder.newSetBinder(binder, RouteGroup.class)
                        .addBinding()
                        .toInstance(GatekeeperTest::routes));
    }

    @AfterEach
    void stop() {
        app.close();
    }

    private static void routes(Routes routes) {
        routes.get(
                        "/api/v1/t/open",
                        Rule.open(),
                        ctx -> ctx.result(Visitor.find(ctx)
                                .map(visitor -> visitor.user().name())
                                .orElse("nobody")))
                .get("/api/v1/t/queue", Rule.signedIn(Permission.SEE_QUEUE), GatekeeperTest::who)
                .get("/api/v1/t/all", Rule.signedIn(Permission.SEE_ALL_JOBS), GatekeeperTest::who)
                .get("/api/v1/t/admin", Rule.signedIn(Permission.ADMINISTER), GatekeeperTest::who)
                .post("/api/v1/t/change", Rule.signedIn(Permission.SEE_QUEUE), GatekeeperTest::who)
                .delete("/api/v1/t/change", Rule.signedIn(Permission.SEE_QUEUE), GatekeeperTest::who)
                .post("/api/v1/t/open", Rule.open(), ctx -> ctx.result("open"))
                .get("/t/page", Rule.signedIn(Permission.SEE_QUEUE), GatekeeperTest::who)
                .get("/api/t/slicer", Rule.signedIn(Permission.SEE_QUEUE), GatekeeperTest::who)
                .get("/api/v1/t/broken", Rule.open(), ctx -> {
                    throw new IllegalStateException("jdbc:secret");
                })
                .get("/api/v1/t/defect", Rule.open(), ctx -> {
                    throw new PrintLabException(ErrorCategory.INTERNAL, "jdbc:secret");
                })
                .get("/t/defect", Rule.open(), ctx -> {
                    throw new PrintLabException(ErrorCategory.INTERNAL, "jdbc:secret");
                });
    }

    private static void who(io.javalin.http.Context ctx) {
        ctx.result(Visitor.of(ctx).user().name());
    }

    @Test
    void everyRoleReachesWhatItsPermissionsAllowAndNothingElse() {
        String[] keys = {app.samsKey, app.stellasKey, app.adasKey};
        int[][] expected = {{200, 403, 403}, {200, 200, 403}, {200, 200, 200}};
        String[] paths = {"/api/v1/t/queue", "/api/v1/t/all", "/api/v1/t/admin"};
        for (int who = 0; who < keys.length; who++) {
            for (int what = 0; what < paths.length; what++) {
                assertThat(app.get(paths[what], "X-Api-Key", keys[who]).statusCode())
                        .as("%s as %d", paths[what], who)
                        .isEqualTo(expected[who][what]);
                assertThat(app.get(paths[what], "Authorization", "Bearer " + keys[who])
                                .statusCode())
                        .isEqualTo(expected[who][what]);
            }
        }
        for (String path : paths) {
            assertThat(app.get(path).statusCode()).as(path).isEqualTo(401);
        }
    }

    @Test
    void whatIsNotDeclaredIsNotThere() {
        assertThat(app.get("/api/v1/t/unknown", "X-Api-Key", app.adasKey).statusCode())
                .isEqualTo(404);
        assertThat(app.post("/api/v1/t/queue", "", "X-Api-Key", app.adasKey).statusCode())
                .isEqualTo(404);
        assertThat(app.send(app.request("/api/v1/t/queue").method("HEAD", HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(401);
        for (String path : new String[] {
            "/static/../io/printlab/app/AppModule.class",
            "/static/%2e%2e/AppModule.class",
            "/static/..%2fAppModule.class",
            "/static/..%5cAppModule.class",
            "/static//etc/passwd",
            "/webjars/htmx.org/..%2f..%2f..%2fMANIFEST.MF",
            "/webjars/..%2fx/y.js"
        }) {
            assertThat(app.get(path).statusCode()).as(path).isIn(400, 404);
        }
        assertThat(app.get("/webjars/htmx.org/dist/htmx.min.js").statusCode()).isEqualTo(200);
        assertThat(app.get("/webjars/htmx-ext-sse/sse.js").statusCode()).isEqualTo(200);
        assertThat(app.get("/webjars/uplot/dist/uPlot.min.css").headers().firstValue("Content-Type"))
                .hasValue("text/css; charset=utf-8");
    }

    @Test
    void aWrongKeyIsRefusedEvenBesideAGoodCookie() {
        OpenedSession session = app.signIn(app.sam);
        String cookie = "printlab_session=" + session.token();
        assertThat(app.get("/api/v1/t/queue", "Cookie", cookie).body()).isEqualTo("sam.student");
        String wrong = app.samsKey.substring(0, app.samsKey.length() - 1) + (app.samsKey.endsWith("0") ? "1" : "0");
        for (String key : new String[] {wrong, "nonsense", "pl_000000000000_" + "0".repeat(64)}) {
            HttpResponse<String> refused = app.get("/api/v1/t/queue", "Cookie", cookie, "X-Api-Key", key);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).contains("API key is not known");
        }
        assertThat(app.get("/api/v1/t/queue", "Cookie", cookie, "X-Api-Key", "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aCookieNeedsTheTokenOfItsSessionToChangeAnythingAndAKeyDoesNot() {
        OpenedSession session = app.signIn(app.sam);
        OpenedSession other = app.signIn(app.stella);
        String cookie = "printlab_session=" + session.token();
        String form = "application/x-www-form-urlencoded";
        assertThat(app.post("/api/v1/t/change", "", "Cookie", cookie).statusCode())
                .isEqualTo(403);
        assertThat(app.delete("/api/v1/t/change", "Cookie", cookie).statusCode())
                .isEqualTo(403);
        assertThat(app.post("/api/v1/t/change", "", "Cookie", cookie, "X-CSRF-Token", other.csrfToken())
                        .statusCode())
                .isEqualTo(403);
        assertThat(app.post("/api/v1/t/change", "", "Cookie", cookie, "X-CSRF-Token", session.csrfToken())
                        .statusCode())
                .isEqualTo(200);
        assertThat(app.post("/api/v1/t/change", "_csrf=" + session.csrfToken(), "Cookie", cookie, "Content-Type", form)
                        .statusCode())
                .isEqualTo(200);
        assertThat(app.post("/api/v1/t/change", "", "X-Api-Key", app.samsKey).statusCode())
                .isEqualTo(200);
        assertThat(app.post(
                                "/api/v1/t/change",
                                "",
                                "Cookie",
                                cookie,
                                "X-CSRF-Token",
                                session.csrfToken(),
                                "Sec-Fetch-Site",
                                "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(app.post("/api/v1/t/open", "", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aSessionEndsWhenItIsIdleOrOldOrSignedOut() {
        String idle = "printlab_session=" + app.signIn(app.sam).token();
        app.clock.advance(Duration.ofHours(11));
        assertThat(app.get("/api/v1/t/queue", "Cookie", idle).statusCode()).isEqualTo(200);
        app.clock.advance(Duration.ofHours(11));
        assertThat(app.get("/api/v1/t/queue", "Cookie", idle).statusCode()).isEqualTo(200);
        app.clock.advance(Duration.ofHours(12));
        assertThat(app.get("/api/v1/t/queue", "Cookie", idle).statusCode()).isEqualTo(401);

        String old = "printlab_session=" + app.signIn(app.sam).token();
        for (int hours = 0; hours < 7 * 24 - 1; hours += 11) {
            assertThat(app.get("/api/v1/t/queue", "Cookie", old).statusCode()).isEqualTo(200);
            app.clock.advance(Duration.ofHours(11));
        }
        assertThat(app.get("/api/v1/t/queue", "Cookie", old).statusCode()).isEqualTo(401);

        OpenedSession gone = app.signIn(app.sam);
        app.injector
                .getInstance(io.printlab.app.signin.SignInSessions.class)
                .signOut(io.printlab.account.Actor.of(gone.user()), gone.token());
        assertThat(app.get("/api/v1/t/queue", "Cookie", "printlab_session=" + gone.token())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void withoutTheDatabaseNobodyGetsIn() {
        String cookie = "printlab_session=" + app.signIn(app.ada).token();
        app.store.reachable(false);
        assertThat(app.get("/api/v1/t/queue", "Cookie", cookie).statusCode()).isEqualTo(503);
        assertThat(app.get("/api/v1/t/queue", "X-Api-Key", app.adasKey).statusCode())
                .isEqualTo(503);
        assertThat(app.get("/api/v1/t/open").body()).isEqualTo("nobody");
        app.store.reachable(true);
        assertThat(app.get("/api/v1/t/queue", "X-Api-Key", app.adasKey).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatNobodyExpectedIsAnsweredWithANumberThatTheLogKnows() {
        Logger answers = (Logger) LoggerFactory.getLogger(ErrorAnswers.class);
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        answers.addAppender(logged);
        try {
            for (String path : new String[] {"/api/v1/t/broken", "/api/v1/t/defect", "/t/defect"}) {
                HttpResponse<String> answer = app.get(path);
                assertThat(answer.statusCode()).as(path).isEqualTo(500);
                assertThat(answer.body()).as(path).doesNotContain("jdbc");
                Matcher number = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                        .matcher(answer.body());
                assertThat(number.find()).as(answer.body()).isTrue();
                assertThat(logged.list).as(path).anySatisfy(line -> {
                    assertThat(line.getLevel()).isEqualTo(Level.ERROR);
                    assertThat(line.getFormattedMessage()).contains(number.group(), path);
                    assertThat(line.getThrowableProxy().getMessage()).isEqualTo("jdbc:secret");
                });
            }
        } finally {
            answers.detachAppender(logged);
        }
    }

    @Test
    void anErrorHasTheShapeOfItsClient() {
        HttpResponse<String> rest = app.get("/api/v1/t/queue");
        assertThat(rest.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(app.tree(rest).get("status").asInt()).isEqualTo(401);
        HttpResponse<String> slicer = app.get("/api/t/slicer");
        assertThat(slicer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(slicer.body()).doesNotContain("\n").startsWith("You are not signed in.");
        HttpResponse<String> page = app.get("/t/page");
        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.headers().firstValue("Location")).hasValue("/sign-in?next=%2Ft%2Fpage");
        assertThat(app.get("/t/<script>".replace("<", "%3C").replace(">", "%3E"))
                        .body())
                .doesNotContain("<script>");
        HttpResponse<String> broken = app.get("/api/v1/t/broken");
        assertThat(broken.statusCode()).isEqualTo(500);
        assertThat(broken.body()).doesNotContain("jdbc").doesNotContain("Exception");
        assertThat(broken.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'")
                .contains("frame-ancestors 'none'");
        assertThat(broken.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }
}
