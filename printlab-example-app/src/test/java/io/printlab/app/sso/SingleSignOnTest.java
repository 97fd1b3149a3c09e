package io.printlab.app.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Module;
import com.google.inject.multibindings.OptionalBinder;
import io.printlab.account.Role;
import io.printlab.account.User;
import io.printlab.app.RunningApp;
import io.printlab.app.signin.AuthenticatorApp;
import io.printlab.app.signin.GroupBook;
import io.printlab.app.signin.OpenedSession;
import io.printlab.app.signin.SecondFactors;
import io.printlab.error.PrintLabException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over HTTP, between the application and a real OpenID provider, with a browser that follows both. */
final class SingleSignOnTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String SESSION = "printlab_session";

    @TempDir
    private Path folder;

    private final IdentityProvider provider = new IdentityProvider();
    private final HttpClient client = HttpClient.newHttpClient();
    private RunningApp app;

    @BeforeEach
    void start() {
        provider.start();
        // The provider makes its keys with the first question, which may take longer than the application is willing to
        // wait.
        browse(HttpRequest.newBuilder(URI.create(provider.issuer() + "/jwks")));
        app = new RunningApp(folder, with(provider.settings()));
    }

    @AfterEach
    void stop() {
        app.close();
        provider.close();
    }

    private static Module with(SingleSignOnSettings settings) {
        return binder -> OptionalBinder.newOptionalBinder(binder, SingleSignOnSettings.class)
                .setBinding()
                .toInstance(settings);
    }

    @Test
    void thePageShowsTheButtonAndTheFirstSignInMakesAnAccount() {
        assertThat(app.get("/sign-in?next=/queue").body())
                .contains("Sign in with Example University", "/sign-in/sso?next=%2Fqueue");
        provider.knows("subject-1", "Eva.Example");
        Trip trip = depart("/sign-in/sso?next=/queue");
        assertThat(trip.toProvider.toString())
                .startsWith(provider.issuer() + "/authorize?")
                .contains("response_type=code", "code_challenge_method=S256", "code_challenge=", "state=", "nonce=")
                .contains("scope=openid+profile");
        HttpResponse<String> entered = comeBack(trip);
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(303);
        assertThat(entered.headers().firstValue("Location")).hasValue("/queue");
        User eva = app.store.users().byName("eva.example").orElseThrow();
        assertThat(eva.displayName()).isEqualTo("Name of Eva.Example");
        assertThat(eva.role()).isEqualTo(Role.STUDENT);
        assertThat(app.store.users().passwordHash(eva.id())).isEmpty();
        assertThat(app.get("/api/v1/me", "Cookie", SESSION + "=" + cookie(entered, SESSION))
                        .body())
                .contains("eva.example");
    }

    @Test
    void aPersonIsKnownByIssuerAndSubjectAndNeverByAName() {
        provider.knows("somebody", app.sam.name());
        comeBack(depart("/sign-in/sso"));
        User other = app.store.users().byName("sam.student-2").orElseThrow();
        assertThat(other.id()).isNotEqualTo(app.sam.id());
        provider.knows("somebody", "renamed");
        comeBack(depart("/sign-in/sso"));
        assertThat(app.store.users().byName("renamed")).isEmpty();
        assertThat(app.store.singleSignOn().ofUser(other.id())).hasSize(1);
        assertThat(app.store.singleSignOn().ofUser(app.sam.id())).isEmpty();
    }

    @Test
    void theRoleFollowsTheProvidersGroupsAndLocalAccountsStay() {
        provider.knows("s", "eva", "lab-staff", "pd2", "unknown");
        comeBack(depart("/sign-in/sso"));
        User eva = app.store.users().byName("eva").orElseThrow();
        assertThat(eva.role()).isEqualTo(Role.STAFF);
        assertThat(eva.groups()).containsExactly("product design 2");
        assertThat(eva.staffOf()).isEmpty();
        app.injector.getInstance(GroupBook.class).join(io.printlab.account.Actor.part("test"), "eva", "chess", true);
        provider.knows("s", "eva", "lab-staff", "lab-admins");
        comeBack(depart("/sign-in/sso"));
        assertThat(roleOf("eva")).isEqualTo(Role.ADMINISTRATOR);
        assertThat(app.store.users().byName("eva").orElseThrow().groups())
                .as("out of the provider's group, and still in the lab's own")
                .containsExactly("chess");
        provider.knows("s", "eva", "ADMINISTRATOR", "LAB-ADMINS");
        comeBack(depart("/sign-in/sso"));
        assertThat(roleOf("eva")).as("only the very groups of the settings").isEqualTo(Role.STUDENT);
        assertThat(roleOf("ada.admin")).isEqualTo(Role.ADMINISTRATOR);
        assertThat(app.signIn(app.ada).user().role()).isEqualTo(Role.ADMINISTRATOR);
    }

    @Test
    void aWrongStateOrAnotherBrowserIsRefused() {
        provider.knows("s", "eva");
        Trip trip = depart("/sign-in/sso");
        String back = authorized(trip);
        refused(returned(back.replaceAll("state=[^&]+", "state=made-up"), trip.cookie), "not begun in this browser");
        refused(returned(back.replaceAll("&?state=[^&]+", ""), trip.cookie), "refused");
        refused(returned(back, ""), "not begun in this browser");
        refused(returned(back, trip.cookie), "or was used");
        Trip mine = depart("/sign-in/sso");
        Trip theirs = depart("/sign-in/sso");
        refused(returned(authorized(theirs), mine.cookie), "not begun in this browser");
        assertThat(app.store.users().byName("eva")).isEmpty();
    }

    @Test
    void aCodeIsTakenOnceAndInTime() {
        provider.knows("s", "eva");
        Trip trip = depart("/sign-in/sso");
        String back = authorized(trip);
        assertThat(returned(back, trip.cookie).statusCode()).isEqualTo(303);
        refused(returned(back, trip.cookie), "or was used");
        Trip next = depart("/sign-in/sso");
        String used = back.replaceAll(".*[?&]code=([^&]+).*", "$1");
        refused(returned(authorized(next).replaceAll("code=[^&]+", "code=" + used), next.cookie), "refused");
        Trip late = depart("/sign-in/sso");
        String path = authorized(late);
        app.clock.advance(Duration.ofMinutes(10));
        refused(returned(path, late.cookie), "took too long");
    }

    @Test
    void aTokenOfAnotherNonceAudienceIssuerOrTimeIsRefused() {
        provider.says("s", 600, Map.of("preferred_username", "eva", "nonce", "another"));
        refused(comeBack(depart("/sign-in/sso")), "not good");
        provider.says("s", 600, Map.of("preferred_username", "eva", "aud", List.of("another-client")));
        refused(comeBack(depart("/sign-in/sso")), "not good");
        provider.says("s", 600, Map.of("preferred_username", "eva", "iss", "https://other.example"));
        refused(comeBack(depart("/sign-in/sso")), "not good");
        Trip late = depart("/sign-in/sso");
        provider.answers(claims(late), Duration.ofMinutes(-10));
        refused(comeBack(late), "not good");
        Trip forged = depart("/sign-in/sso");
        provider.answersAsStranger(claims(forged));
        refused(comeBack(forged), "not good");
        Trip unsigned = depart("/sign-in/sso");
        provider.answersUnsigned(claims(unsigned));
        refused(comeBack(unsigned), "not signed");
        assertThat(app.store.users().byName("eva")).isEmpty();
        Trip good = depart("/sign-in/sso");
        provider.answers(claims(good), Duration.ofMinutes(10));
        assertThat(comeBack(good).statusCode()).as("the same in time").isEqualTo(303);
        assertThat(app.store.users().byName("eva")).isPresent();
    }

    private Map<String, Object> claims(Trip trip) {
        return Map.of(
                "iss",
                provider.issuer().toString(),
                "sub",
                "s",
                "aud",
                IdentityProvider.CLIENT,
                "nonce",
                trip.toProvider.toString().replaceAll(".*[?&]nonce=([^&]+).*", "$1"),
                "preferred_username",
                "eva");
    }

    @Test
    void theWayOnIsAlwaysInTheLab() {
        for (String next :
                List.of("https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)")) {
            provider.knows("s", "eva");
            HttpResponse<String> entered = comeBack(depart(
                    "/sign-in/sso?next=" + java.net.URLEncoder.encode(next, java.nio.charset.StandardCharsets.UTF_8)));
            assertThat(entered.headers().firstValue("Location")).as(next).hasValue("/");
        }
    }

    @Test
    void whoCancelsAtTheProviderIsTold() {
        Trip trip = depart("/sign-in/sso");
        String state = trip.toProvider.toString().replaceAll(".*[?&]state=([^&]+).*", "$1");
        refused(returned("/sign-in/sso/return?error=access_denied&state=" + state, trip.cookie), "did not let you in");
        refused(returned("/sign-in/sso/return", ""), "was refused");
    }

    @Test
    void withoutAccountsForNewcomersOnlyLinkedPeopleGetIn() {
        app.close();
        SingleSignOnSettings open = provider.settings();
        app = new RunningApp(
                folder,
                with(new SingleSignOnSettings(
                        open.issuer(),
                        open.clientId(),
                        open.clientSecret(),
                        open.label(),
                        open.scopes(),
                        open.nameClaim(),
                        open.groupsClaim(),
                        false,
                        Map.of(),
                        Map.of(),
                        open.hosts())));
        provider.knows("s", "eva");
        refused(comeBack(depart("/sign-in/sso")), "no account in this lab");
        assertThat(app.store.users().byName("eva")).isEmpty();

        provider.knows("s", "eva");
        OpenedSession ada = app.signIn(app.ada);
        Trip trip = link(ada);
        HttpResponse<String> linked = returned(authorized(trip), trip.cookie + "; " + SESSION + "=" + ada.token());
        assertThat(linked.headers().firstValue("Location")).hasValue("/account?done=linked");
        provider.knows("s", "eva");
        HttpResponse<String> entered = comeBack(depart("/sign-in/sso"));
        assertThat(app.get("/api/v1/me", "Cookie", SESSION + "=" + cookie(entered, SESSION))
                        .body())
                .contains("ada.admin");
        assertThat(roleOf("ada.admin")).as("no mapping, no change").isEqualTo(Role.ADMINISTRATOR);

        provider.knows("s", "eva");
        OpenedSession sam = app.signIn(app.sam);
        Trip stolen = link(sam);
        refused(
                returned(authorized(stolen), stolen.cookie + "; " + SESSION + "=" + sam.token()),
                "belongs to another person");
        provider.knows("t", "tom");
        Trip left = link(sam);
        refused(returned(authorized(left), left.cookie + "; " + SESSION + "=" + ada.token()), "not signed in any more");
        assertThat(app.store.singleSignOn().ofUser(app.sam.id())).isEmpty();
    }

    @Test
    void theProviderProvesAgainWhoSitsThereOnlyIfItAskedJustNow() {
        OpenedSession sam = app.signIn(app.sam);
        provider.knows("sams", "sam");
        Trip trip = link(sam);
        returned(authorized(trip), trip.cookie + "; " + SESSION + "=" + sam.token());
        assertThat(app.store.singleSignOn().ofUser(app.sam.id())).hasSize(1);

        HttpResponse<String> confirmed = again("sams", app.clock.instant(), sam);
        assertThat(confirmed.headers().firstValue("Location"))
                .as(confirmed.body())
                .hasValue("/account?done=confirmed");
        OpenedSession renewed = new OpenedSession(app.sam, cookie(confirmed, SESSION), sam.csrfToken());
        assertThat(app.get("/api/v1/me", "Cookie", SESSION + "=" + sam.token()).statusCode())
                .isEqualTo(401);
        refused(again("sams", app.clock.instant().minusSeconds(3600), renewed), "asked for your password just now");
        refused(again("sams", null, renewed), "asked for your password just now");
        refused(again("somebody", app.clock.instant(), renewed), "knows you as somebody else");
    }

    @Test
    void whoHasASecondFactorInTheLabGivesItAfterTheProvider() {
        provider.knows("s", "eva");
        comeBack(depart("/sign-in/sso"));
        User eva = app.store.users().byName("eva").orElseThrow();
        SecondFactors factors = app.injector.getInstance(SecondFactors.class);
        String secret = factors.begin(eva).secret();
        factors.confirm(eva, AuthenticatorApp.code(secret, app.clock.instant()));
        provider.knows("s", "eva");
        HttpResponse<String> halfWay = comeBack(depart("/sign-in/sso?next=/queue"));
        assertThat(halfWay.headers().firstValue("Location")).hasValue("/sign-in/code?next=%2Fqueue");
        assertThat(halfWay.headers().allValues("Set-Cookie")).noneMatch(set -> set.startsWith(SESSION));
        String half = "printlab_second_factor=" + cookie(halfWay, "printlab_second_factor");
        String token = half.substring(half.indexOf('=') + 1);
        assertThat(app.get("/api/v1/me", "Cookie", half + "; " + SESSION + "=" + token)
                        .statusCode())
                .as("half a sign-in is no session")
                .isEqualTo(401);
        Instant next = app.clock.advance(Duration.ofSeconds(30));
        HttpResponse<String> entered = app.post(
                "/sign-in/code",
                "next=/queue&code=" + AuthenticatorApp.code(secret, next),
                "Content-Type",
                FORM,
                "Cookie",
                half);
        assertThat(entered.headers().firstValue("Location")).hasValue("/queue");
        assertThat(app.get("/api/v1/me", "Cookie", SESSION + "=" + cookie(entered, SESSION))
                        .body())
                .contains("\"eva\"");
    }

    @Test
    void whoDepartsAndNeverComesBackIsSlowedDown() {
        for (int departure = 0; departure < 100; departure++) {
            assertThat(app.get("/sign-in/sso").statusCode()).isEqualTo(303);
        }
        assertThat(app.get("/sign-in/sso").statusCode()).isEqualTo(429);
    }

    @Test
    void whileTheProviderIsAwayPasswordsStillWork() throws IOException {
        app.close();
        int nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        app = new RunningApp(folder, with(IdentityProvider.settings(URI.create("http://localhost:" + nobody + "/id"))));
        for (int attempt = 0; attempt < 2; attempt++) {
            HttpResponse<String> away = app.get("/sign-in/sso?next=/queue");
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(away.body()).contains("sign in with name and password", "name=\"password\"", "value=\"/queue\"");
        }
        assertThat(app.post(
                                "/sign-in",
                                "name=sam.student&password=" + RunningApp.PASSWORD.replace(' ', '+'),
                                "Content-Type",
                                FORM)
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void onlyTheIssuersHostAndThoseOfTheSettingsAreAsked() {
        SingleSignOnSettings settings = IdentityProvider.settings(URI.create("https://id.example.org/realms/lab"));
        assertThat(settings.allows(URI.create("https://id.example.org/keys"))).isTrue();
        assertThat(settings.allows(URI.create("http://id.example.org/keys"))).isFalse();
        assertThat(settings.allows(URI.create("https://169.254.169.254/keys"))).isFalse();
        assertThat(settings.allows(URI.create("https://id.example.org@evil.example/keys")))
                .isFalse();
        assertThat(settings.allows(URI.create("file:///etc/passwd"))).isFalse();
        for (String issuer : List.of(
                "http://id.example.org", "ftp://id.example.org", "id.example.org", "https://id.example.org?x")) {
            assertThatThrownBy(() -> IdentityProvider.settings(URI.create(issuer)))
                    .as(issuer)
                    .isInstanceOf(PrintLabException.class);
        }
        assertThat(settings.toString()).doesNotContain("s3cret");
    }

    private record Trip(URI toProvider, String cookie) {}

    private Trip depart(String path) {
        return trip(app.get(path));
    }

    private Trip link(OpenedSession session) {
        HttpResponse<String> page = app.post(
                "/account/sso/link",
                "_csrf=" + session.csrfToken(),
                "Content-Type",
                FORM,
                "Cookie",
                SESSION + "=" + session.token());
        Matcher way = Pattern.compile("id=\"go\" href=\"([^\"]+)\"").matcher(page.body());
        assertThat(way.find()).as(page.body()).isTrue();
        return trip(page, way.group(1).replace("&amp;", "&"));
    }

    private HttpResponse<String> again(String subject, Instant signedIn, OpenedSession session) {
        Map<String, Object> claims = new HashMap<>(Map.of("preferred_username", "x"));
        if (signedIn != null) {
            claims.put("auth_time", signedIn.getEpochSecond());
        }
        provider.says(subject, 600, claims);
        String cookie = SESSION + "=" + session.token();
        Trip trip = trip(app.get("/sign-in/sso/again", "Cookie", cookie));
        assertThat(trip.toProvider.toString()).contains("prompt=login", "max_age=0");
        return returned(authorized(trip, subject), trip.cookie + "; " + cookie);
    }

    private static Trip trip(HttpResponse<String> departed) {
        assertThat(departed.statusCode()).as(departed.body()).isEqualTo(303);
        return trip(departed, departed.headers().firstValue("Location").orElseThrow());
    }

    private static Trip trip(HttpResponse<String> departed, String toProvider) {
        String name = "printlab_single_sign_on";
        return new Trip(URI.create(toProvider), name + "=" + cookie(departed, name));
    }

    /** What the provider answers the browser: the path in the lab to which it sends it. */
    private String authorized(Trip trip) {
        return path(browse(HttpRequest.newBuilder(trip.toProvider)));
    }

    /** The same where the provider asks the person to sign in there first. */
    private String authorized(Trip trip, String name) {
        assertThat(browse(HttpRequest.newBuilder(trip.toProvider)).body()).contains("name=\"username\"");
        return path(browse(HttpRequest.newBuilder(trip.toProvider)
                .header("Content-Type", FORM)
                .POST(HttpRequest.BodyPublishers.ofString("username=" + name))));
    }

    private String path(HttpResponse<String> answer) {
        URI back = URI.create(answer.headers().firstValue("Location").orElseThrow());
        assertThat(back.getPort()).isEqualTo(app.server.port());
        return back.getPath() + "?" + back.getRawQuery();
    }

    private HttpResponse<String> browse(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private HttpResponse<String> comeBack(Trip trip) {
        return returned(authorized(trip), trip.cookie);
    }

    private HttpResponse<String> returned(String path, String cookie) {
        return cookie.isEmpty() ? app.get(path) : app.get(path, "Cookie", cookie);
    }

    private static void refused(HttpResponse<String> answer, String why) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.body()).contains(why, "name=\"password\"");
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(set -> set.startsWith(SESSION));
    }

    private Role roleOf(String name) {
        return app.store.users().byName(name).orElseThrow().role();
    }

    private static String cookie(HttpResponse<String> response, String name) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith(name + "="))
                .map(set -> set.substring(name.length() + 1, set.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }
}
