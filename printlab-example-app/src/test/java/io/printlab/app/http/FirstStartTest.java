package io.printlab.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.multibindings.OptionalBinder;
import io.printlab.PrintLab;
import io.printlab.PrintLabConfig;
import io.printlab.account.Role;
import io.printlab.account.User;
import io.printlab.app.AppModule;
import io.printlab.app.WebApp;
import io.printlab.app.signin.FirstStart;
import io.printlab.devices.gcode.GCodeAnalyser;
import io.printlab.guice.PrintLabBinder;
import io.printlab.guice.PrintLabModule;
import io.printlab.testkit.InMemoryFileStore;
import io.printlab.testkit.InMemoryLabStore;
import io.printlab.testkit.SettableClock;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lab that nobody has used yet, reachable from every network. */
final class FirstStartTest {
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock();
    private final InMemoryLabStore store = new InMemoryLabStore(clock);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private PrintLab lab;
    private WebApp web;
    private FirstStart firstStart;

    @BeforeEach
    void start() {
        HttpSettings http = new HttpSettings("0.0.0.0", 0, "", folder.resolve("uploads"), 1000);
        Injector injector =
                Guice.createInjector(new PrintLabModule(PrintLabConfig.defaults()), new AppModule(http), binder -> {
                    OptionalBinder.newOptionalBinder(binder, Clock.class)
                            .setBinding()
                            .toInstance(clock);
                    PrintLabBinder parts = PrintLabBinder.printLabBinder(binder);
                    parts.store().toInstance(store);
                    parts.fileStore().toInstance(new InMemoryFileStore());
                    parts.analyser().toInstance(new GCodeAnalyser());
                });
        lab = injector.getInstance(PrintLab.class).start();
        firstStart = injector.getInstance(FirstStart.class);
        web = injector.getInstance(WebApp.class).start();
    }

    @AfterEach
    void stop() {
        web.close();
        lab.close();
    }

    @Test
    void nobodyIsThereAndEveryPageLeadsToTheOneThatMakesTheAdministrator() throws Exception {
        assertThat(store.users().all()).as("no account, so no default password").isEmpty();
        for (String page : List.of("/", "/sign-in", "/queue", "/people", "/join", "/reset", "/forgotten")) {
            HttpResponse<String> answer = get("127.0.0.1", page);
            assertThat(answer.statusCode()).as(page).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location")).contains("/first-start");
        }
        assertThat(get("127.0.0.1", "/api/v1/jobs").statusCode()).isEqualTo(403);
        assertThat(get("127.0.0.1", "/api/v1/jobs").body()).contains("no administrator yet");
        assertThat(get("127.0.0.1", "/static/printlab.css").statusCode()).isEqualTo(200);
        assertThat(get("127.0.0.1", "/first-start").body())
                .contains("Setup code")
                .doesNotContain(firstStart.shown());
    }

    @Test
    void everyRouteRefusesOtherComputers() throws Exception {
        Optional<String> outside = ownAddressInANetwork();
        assumeTrue(outside.isPresent(), "this computer has no address besides loopback");
        for (Route route : web.server().declared()) {
            String path = route.path().replaceAll("[{<][a-z]+[}>]", "1");
            HttpResponse<String> answer = send(HttpRequest.newBuilder(address(outside.get(), path))
                    .method(route.method(), HttpRequest.BodyPublishers.noBody())
                    .header("Accept", "text/event-stream, */*"));
            assertThat(answer.statusCode()).as(route.method() + " " + path).isEqualTo(403);
        }
        assertThat(make(outside.get(), firstStart.shown(), "ada").statusCode()).isEqualTo(403);
        assertThat(store.users().all()).isEmpty();
    }

    @Test
    void behindAProxyNobodyIsAtThisComputer() throws Exception {
        for (String header : List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via")) {
            HttpResponse<String> answer = send(
                    HttpRequest.newBuilder(address("127.0.0.1", "/first-start")).header(header, "127.0.0.1"));
            assertThat(answer.statusCode()).as(header).isEqualTo(403);
        }
    }

    @Test
    void theSetupCodeMakesTheAdministratorAndThenTheLabIsOpen() throws Exception {
        assertThat(make("127.0.0.1", "0000-0000-0000-0000", "ada").statusCode()).isEqualTo(403);
        assertThat(make("127.0.0.1", "", "ada").statusCode()).isEqualTo(403);
        assertThat(store.users().all()).isEmpty();
        assertThat(make("127.0.0.1", firstStart.shown(), "a/b").statusCode()).isEqualTo(400);
        HttpResponse<String> made = make("127.0.0.1", firstStart.shown(), "ada");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
        User ada = store.users().byName("ada").orElseThrow();
        assertThat(ada.role()).isEqualTo(Role.ADMINISTRATOR);
        assertThat(get("127.0.0.1", "/sign-in").statusCode()).isEqualTo(200);
        Optional<String> outside = ownAddressInANetwork();
        if (outside.isPresent()) {
            assertThat(get(outside.get(), "/sign-in").statusCode()).isEqualTo(200);
        }
        assertThat(make("127.0.0.1", firstStart.shown(), "eve").statusCode()).isEqualTo(409);
        assertThat(get("127.0.0.1", "/first-start").statusCode()).isEqualTo(303);
        assertThat(store.users().all()).containsExactly(ada);
    }

    @Test
    void ofSeveralWhoHaveTheCodeOneBecomesTheAdministrator() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> tries = IntStream.range(0, 4)
                    .<Callable<Integer>>mapToObj(number -> () -> make("127.0.0.1", firstStart.shown(), "admin" + number)
                            .statusCode())
                    .toList();
            long made = 0;
            for (Future<Integer> answer : threads.invokeAll(tries)) {
                made += answer.get() == 303 ? 1 : 0;
            }
            assertThat(made).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(store.users().all()).hasSize(1);
    }

    @Test
    void theCodeCannotBeTriedOutAndIsLong() throws Exception {
        assertThat(firstStart.shown()).matches("([0-9a-f]{4}-){3}[0-9a-f]{4}");
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(make("127.0.0.1", "wrong" + attempt, "eve").statusCode()).isEqualTo(403);
        }
        HttpResponse<String> limited = make("127.0.0.1", firstStart.shown(), "ada");
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After")).contains("5");
    }

    @Test
    void withoutTheDatabaseNothingIsOpen() throws Exception {
        store.reachable(false);
        assertThat(get("127.0.0.1", "/first-start").statusCode()).isEqualTo(503);
        assertThat(get("127.0.0.1", "/queue").statusCode()).isEqualTo(503);
        store.reachable(true);
    }

    private HttpResponse<String> make(String host, String code, String name) throws Exception {
        String form = "code=" + URLEncoder.encode(code, StandardCharsets.UTF_8) + "&name="
                + URLEncoder.encode(name, StandardCharsets.UTF_8) + "&displayName=Ada&password="
                + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8);
        return send(HttpRequest.newBuilder(address(host, "/first-start"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> get(String host, String path) throws Exception {
        return send(HttpRequest.newBuilder(address(host, path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI address(String host, String path) {
        return URI.create("http://" + host + ":" + web.server().port() + path);
    }

    private static Optional<String> ownAddressInANetwork() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .map(InetAddress::getHostAddress)
                .findFirst();
    }
}
