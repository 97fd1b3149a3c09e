package io.printlab.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.multibindings.Multibinder;
import io.printlab.app.RunningApp;
import io.printlab.error.PrintLabException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real connections from this host: what a proxy says counts if it is on the list, and never otherwise. */
final class TrustedProxiesTest {
    @TempDir
    private Path folder;

    @Test
    void withoutAListNobodyIsBelieved() throws IOException {
        try (RunningApp app = app("")) {
            String seen = ask(
                    app,
                    "X-Forwarded-For: 203.0.113.9",
                    "X-Forwarded-Proto: https",
                    "X-Forwarded-Host: evil.example",
                    "Forwarded: for=203.0.113.9;proto=https;host=evil.example",
                    "X-Real-IP: 203.0.113.9");
            assertThat(seen).endsWith("127.0.0.1 http lab.example").doesNotContain("Strict-Transport-Security");
        }
    }

    @Test
    void aProxyOnAnotherNetworkIsNotBelieved() throws IOException {
        try (RunningApp app = app("10.0.0.0/8, 192.168.1.7, ::1")) {
            assertThat(ask(app, "X-Forwarded-For: 203.0.113.9", "X-Forwarded-Proto: https"))
                    .endsWith("127.0.0.1 http lab.example");
        }
    }

    @Test
    void aTrustedProxyIsBelievedFromTheRight() throws IOException {
        try (RunningApp app = app("127.0.0.0/8, 10.0.0.0/8, fd00::/8")) {
            assertThat(ask(
                            app,
                            "X-Forwarded-For: 203.0.113.9",
                            "X-Forwarded-Proto: https",
                            "X-Forwarded-Host: prints.example"))
                    .endsWith("203.0.113.9 https prints.example")
                    .contains("Strict-Transport-Security: max-age=31536000");
            assertThat(ask(app, "X-Forwarded-For: 198.51.100.1, 203.0.113.9, 10.1.2.3"))
                    .as("what stands left of the first stranger is the stranger's word")
                    .endsWith("203.0.113.9 http lab.example");
            assertThat(ask(app, "X-Forwarded-For: 198.51.100.1", "X-Forwarded-For: 203.0.113.9"))
                    .endsWith("203.0.113.9 http lab.example");
            assertThat(ask(app, "X-Forwarded-For: 203.0.113.9, not-an-address, 10.1.2.3"))
                    .endsWith("10.1.2.3 http lab.example");
            assertThat(ask(app, "X-Forwarded-For: 2001:db8::5, fd00::1"))
                    .endsWith("2001:db8:0:0:0:0:0:5 http lab.example");
            assertThat(ask(app, "X-Forwarded-For: 203.0.113.9:4711")).endsWith("203.0.113.9 http lab.example");
            assertThat(ask(app, "X-Forwarded-Proto: javascript", "X-Forwarded-Host: a b/c"))
                    .endsWith("127.0.0.1 http lab.example");
        }
    }

    @Test
    void aForgedAddressDoesNotWalkPastTheLimitOfAttempts() throws IOException {
        try (RunningApp app = app("")) {
            int refused = 0;
            for (int attempt = 0; attempt < 25; attempt++) {
                String answer = app.post(
                                "/sign-in",
                                "name=nobody" + attempt + "&password=wrong+horse+battery",
                                "Content-Type",
                                "application/x-www-form-urlencoded",
                                "X-Forwarded-For",
                                "203.0.113." + attempt)
                        .body();
                refused += answer.contains("Too many attempts") ? 1 : 0;
            }
            assertThat(refused).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/0", "10.0.0", "::/129", "10.0.0.0/x", "*"})
    void aListHoldsAddressesAlone(String list) {
        assertThatThrownBy(() -> TrustedProxies.of(list))
                .isInstanceOf(PrintLabException.class)
                .hasMessageContaining("10.0.0.0/8");
    }

    private RunningApp app(String proxies) {
        return new RunningApp(
                folder,
                "",
                TrustedProxies.of(proxies),
                binder -> Multibinder.newSetBinder(binder, RouteGroup.class)
                        .addBinding()
                        .toInstance(routes -> routes.get(
                                "/t/origin",
                                Rule.open(),
                                ctx -> ctx.result(ctx.ip() + " " + ctx.scheme() + " " + ctx.host()))));
    }

    private static String ask(RunningApp app, String... headers) throws IOException {
        try (Socket line = new Socket("127.0.0.1", app.server.port())) {
            OutputStream out = line.getOutputStream();
            out.write(("GET /t/origin HTTP/1.1\r\nHost: lab.example\r\nConnection: close\r\n"
                            + String.join("\r\n", headers) + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = line.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
        }
    }
}
