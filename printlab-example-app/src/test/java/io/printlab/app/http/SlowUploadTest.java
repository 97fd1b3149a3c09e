package io.printlab.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.multibindings.OptionalBinder;
import io.printlab.app.Forms;
import io.printlab.app.RunningApp;
import io.printlab.job.JobQuery;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For a lab without patience every upload is too slow. */
final class SlowUploadTest {
    private static final Pace IMPATIENT = new Pace(Duration.ZERO, Long.MAX_VALUE);

    @TempDir
    private Path folder;

    private RunningApp app;

    @BeforeEach
    void start() {
        app = new RunningApp(
                folder,
                binder -> OptionalBinder.newOptionalBinder(binder, Pace.class)
                        .setBinding()
                        .toInstance(IMPATIENT));
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void aSenderWhoIsTooSlowIsCutInTheMiddleAndToldSo() throws IOException {
        try (Socket sender = new Socket("127.0.0.1", app.server.port())) {
            sender.setSoTimeout(10_000);
            String beginning = Forms.file("cube.gcode", Forms.GCODE);
            sender.getOutputStream()
                    .write(("POST /api/v1/jobs HTTP/1.1\r\nHost: lab\r\nX-Api-Key: " + app.samsKey
                                    + "\r\nContent-Type: " + Forms.type() + "\r\nContent-Length: 50000\r\n\r\n"
                                    + beginning)
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(sender.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 408 ")
                    .containsIgnoringCase("Connection: close")
                    .contains("application/problem+json")
                    .contains("The upload came in too slowly and was given up, so nothing was kept.");
        }
        nothingIsLeft();
    }

    @Test
    void aSlicerIsToldInPlainText() throws IOException {
        HttpResponse<String> answer =
                Forms.send(app, "/api/files/local", app.samsKey, Forms.file("cube.gcode", Forms.GCODE));
        assertThat(answer.statusCode()).isEqualTo(408);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(answer.body()).startsWith("The upload came in too slowly");
        nothingIsLeft();
    }

    @Test
    void theLabIsPatientAtFirstAndThenWantsAFewBytesASecond() {
        Pace pace = Pace.PATIENT;
        assertThat(pace.allows(0, Duration.ofSeconds(60))).isTrue();
        assertThat(pace.allows(0, Duration.ofSeconds(61))).isFalse();
        assertThat(pace.allows(1024 * 10, Duration.ofSeconds(70))).isTrue();
        assertThat(pace.allows(1024 * 10 - 1, Duration.ofSeconds(70))).isFalse();
        assertThat(pace.allows(500_000_000, Duration.ofHours(2))).isTrue();
    }

    private void nothingIsLeft() throws IOException {
        try (Stream<Path> uploads = Files.list(folder.resolve("uploads"))) {
            assertThat(uploads).isEmpty();
        }
        assertThat(app.files.contents()).isZero();
        assertThat(app.store.jobs().list(JobQuery.newest(10))).isEmpty();
    }
}
