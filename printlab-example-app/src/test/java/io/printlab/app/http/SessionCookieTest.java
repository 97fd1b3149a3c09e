package io.printlab.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.app.RunningApp;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SessionCookieTest {
    @TempDir
    private Path folder;

    @Test
    void behindAnHttpsAddressTheCookieIsForHttpsAlone() {
        try (RunningApp app = new RunningApp(folder, "https://prints.example.org")) {
            assertThat(cookie(app)).contains("; Secure").contains("; HttpOnly").contains("; SameSite=Lax");
        }
    }

    @Test
    void behindAnHttpsAddressNoNeighbourCanPlantItAndBrowsersStayWithHttps() {
        try (RunningApp app = new RunningApp(folder, "https://prints.example.org")) {
            String cookie = cookie(app);
            assertThat(cookie)
                    .startsWith("__Host-printlab_session=")
                    .contains("; Path=/")
                    .doesNotContain("Domain");
            String token = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
            assertThat(app.get("/api/v1/me", "Cookie", "__Host-printlab_session=" + token)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(app.get("/api/v1/me", "Cookie", "printlab_session=" + token)
                            .statusCode())
                    .isEqualTo(401);
            assertThat(app.get("/sign-in").headers().firstValue("Strict-Transport-Security"))
                    .hasValue("max-age=31536000");
        }
    }

    @Test
    void withoutHttpsABrowserStillSendsItAndScriptsNeverSeeIt() {
        try (RunningApp app = new RunningApp(folder)) {
            assertThat(cookie(app))
                    .doesNotContain("Secure")
                    .contains("; HttpOnly")
                    .contains("; SameSite=Lax")
                    .contains("; Path=/");
        }
    }

    private static String cookie(RunningApp app) {
        HttpResponse<String> entered = app.post(
                "/sign-in",
                "name=sam.student&password=" + RunningApp.PASSWORD.replace(' ', '+'),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(entered.statusCode()).isEqualTo(303);
        return entered.headers().firstValue("Set-Cookie").orElseThrow();
    }
}
