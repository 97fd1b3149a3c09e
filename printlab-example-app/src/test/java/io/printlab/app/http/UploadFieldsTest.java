package io.printlab.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.printlab.app.Forms;
import io.printlab.app.RunningApp;
import io.printlab.job.JobState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the lab itself decides about an upload cannot be told to it from outside. */
final class UploadFieldsTest {
    private static final String[][] INTERNAL = {
        {"owner", "ada.admin"},
        {"user", "3"},
        {"state", "PRINTING"},
        {"source", "discord"},
        {"tier", "STAFF"},
        {"approved", "true"},
        {"id", "4711"},
        {"digest", "0".repeat(64)},
        {"path", "../../outside"},
        {"file.path", "/etc/passwd"},
        {"file.name", "other.gcode"},
        {"_file_path", "/etc/passwd"}
    };

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
    void noFieldQueryOrHeaderSetsWhatTheLabDecides() throws IOException {
        StringBuilder form = new StringBuilder();
        StringBuilder query = new StringBuilder("?a=b");
        HttpRequest.Builder request = app.request("/", "X-Api-Key", app.samsKey, "Content-Type", Forms.type());
        for (String[] pair : INTERNAL) {
            form.append(Forms.field(pair[0], pair[1]));
            query.append('&').append(pair[0]).append('=').append(pair[1]);
            request.header("X-" + pair[0].replaceAll("[^a-z]", "-"), pair[1]);
        }
        form.append(Forms.file("cube.gcode", Forms.GCODE))
                .append("--")
                .append(Forms.BOUNDARY)
                .append("--\r\n");
        request.header("X-Forwarded-User", "ada.admin").header("X-Remote-User", "ada.admin");
        HttpResponse<String> taken = app.send(request.uri(app.address("/api/v1/jobs" + query))
                .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        JsonNode job = app.tree(taken);
        assertThat(job.get("id").asLong()).isEqualTo(1);
        assertThat(job.get("owner").get("id").asLong()).isEqualTo(app.sam.id().value());
        assertThat(job.get("state").asText()).isEqualTo(JobState.QUEUED.name());
        assertThat(job.get("source").asText()).isEqualTo("api");
        assertThat(job.get("file").asText()).isEqualTo("cube.gcode");
        assertThat(app.get("/api/v1/jobs/1/file", "X-Api-Key", app.samsKey).body())
                .isEqualTo(Forms.GCODE);
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void nobodysFormIsParsedBeforeTheyAreKnown() throws IOException {
        for (String path : new String[] {"/api/v1/jobs", "/api/files/local"}) {
            try (Socket stranger = new Socket("127.0.0.1", app.server.port())) {
                stranger.setSoTimeout(10_000);
                stranger.getOutputStream()
                        .write(("POST " + path + " HTTP/1.1\r\nHost: lab\r\nContent-Type: " + Forms.type()
                                        + "\r\nContent-Length: 50000\r\n\r\n" + Forms.file("endless.gcode", "G28"))
                                .getBytes(StandardCharsets.UTF_8));
                String answer = new BufferedReader(
                                new InputStreamReader(stranger.getInputStream(), StandardCharsets.UTF_8))
                        .readLine();
                assertThat(answer).as(path).startsWith("HTTP/1.1 401 ");
            }
            try (Stream<Path> uploads = Files.list(folder.resolve("uploads"))) {
                assertThat(uploads).isEmpty();
            }
        }
    }
}
