package io.printlab.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import io.printlab.PrintLab;
import io.printlab.PrintLabConfig;
import io.printlab.account.Actor;
import io.printlab.account.KeyLimits;
import io.printlab.account.KeyScope;
import io.printlab.account.Role;
import io.printlab.account.User;
import io.printlab.app.api.Json;
import io.printlab.app.http.HttpServer;
import io.printlab.app.http.HttpSettings;
import io.printlab.app.http.TrustedProxies;
import io.printlab.app.mail.MailSettings;
import io.printlab.app.signin.Accounts;
import io.printlab.app.signin.ApiKeys;
import io.printlab.app.signin.OpenedSession;
import io.printlab.app.signin.Sender;
import io.printlab.app.signin.SignIn;
import io.printlab.device.BuildVolume;
import io.printlab.device.Capabilities;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.guice.PrintLabModule;
import io.printlab.testkit.InMemoryFileStore;
import io.printlab.testkit.InMemoryLabStore;
import io.printlab.testkit.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The whole application with a store in memory, one device without a printer, and three people. */
public final class RunningApp implements AutoCloseable {
    public static final String PASSWORD = "correct horse battery";
    public static final long LIMIT = 100_000;
    public static final DeviceId DEVICE = new DeviceId("idle-1");

    public final SettableClock clock = new SettableClock();
    public final InMemoryLabStore store = new InMemoryLabStore(clock);
    public final InMemoryFileStore files = new InMemoryFileStore();
    public final IdleDriver driver = new IdleDriver(clock);
    public final ObjectMapper json = Json.mapper();
    public final Injector injector;
    public final PrintLab lab;
    public final HttpServer server;
    private final WebApp web;
    public final User sam;
    public final User stella;
    public final User ada;
    public final String samsKey;
    public final String stellasKey;
    public final String adasKey;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public RunningApp(Path folder, Module... more) {
        this(folder, "", more);
    }

    /** @param baseUrl how people reach the lab, as behind a proxy; empty for no such setting */
    public RunningApp(Path folder, String baseUrl, Module... more) {
        this(folder, baseUrl, TrustedProxies.NONE, MailSettings.off(), more);
    }

    /** @param proxies whose word about the origin of requests counts */
    public RunningApp(Path folder, String baseUrl, TrustedProxies proxies, Module... more) {
        this(folder, baseUrl, proxies, MailSettings.off(), more);
    }

    public RunningApp(Path folder, String baseUrl, MailSettings mail, Module... more) {
        this(folder, baseUrl, TrustedProxies.NONE, mail, more);
    }

    private RunningApp(Path folder, String baseUrl, TrustedProxies proxies, MailSettings mail, Module... more) {
        PrintLabConfig config = PrintLabConfig.defaults()
                .withFileLimitBytes(LIMIT)
                .withDevices(List.of(new DeviceDefinition(
                        DEVICE,
                        "Idle one",
                        "idle",
                        Map.of(),
                        new Capabilities("Made-up 1", Set.of("PLA"), 0.4, new BuildVolume(200, 200, 200)))));
        HttpSettings http = new HttpSettings("127.0.0.1", 0, baseUrl, folder.resolve("uploads"), LIMIT, proxies);
        injector = Guice.createInjector(
                new PrintLabModule(config),
                new AppModule(http, mail),
                binder -> {
                    com.google.inject.multibindings.OptionalBinder.newOptionalBinder(binder, java.time.Clock.class)
                            .setBinding()
                            .toInstance(clock);
                    var lab = io.printlab.guice.PrintLabBinder.printLabBinder(binder);
                    lab.store().toInstance(store);
                    lab.fileStore().toInstance(files);
                    lab.analyser().toInstance(new FirstLineAnalyser());
                    lab.addDriver().toInstance(driver);
                },
                binder -> List.of(more).forEach(binder::install));
        lab = injector.getInstance(PrintLab.class).start();
        Accounts accounts = injector.getInstance(Accounts.class);
        sam = accounts.add("sam.student", "Sam Student", Role.STUDENT, PASSWORD);
        stella = accounts.add("stella.staff", "Stella Staff", Role.STAFF, PASSWORD);
        ada = accounts.add("ada.admin", "Ada Admin", Role.ADMINISTRATOR, PASSWORD);
        ApiKeys keys = injector.getInstance(ApiKeys.class);
        samsKey = keys.create(Actor.of(sam), "test", KeyLimits.of(KeyScope.values()))
                .secret();
        stellasKey = keys.create(Actor.of(stella), "test", KeyLimits.of(KeyScope.values()))
                .secret();
        adasKey = keys.create(Actor.of(ada), "test", KeyLimits.of(KeyScope.values()))
                .secret();
        web = injector.getInstance(WebApp.class).start();
        server = web.server();
    }

    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    public OpenedSession signIn(User user) {
        return signIn(user, PASSWORD);
    }

    /** Signs in with another password than everybody's. */
    public OpenedSession signIn(User user, String password) {
        return (OpenedSession) injector.getInstance(SignIn.class).signIn(user.name(), password, Sender.at("192.0.2.1"));
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public HttpResponse<String> post(String path, String body, String... headers) {
        return send(request(path, headers).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> put(String path, String body, String... headers) {
        return send(request(path, headers).PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> delete(String path, String... headers) {
        return send(request(path, headers).DELETE());
    }

    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    public JsonNode tree(HttpResponse<String> response) {
        try {
            return json.readTree(response.body());
        } catch (IOException notJson) {
            throw new java.io.UncheckedIOException(notJson);
        }
    }

    @Override
    public void close() {
        web.close();
        lab.close();
    }
}
