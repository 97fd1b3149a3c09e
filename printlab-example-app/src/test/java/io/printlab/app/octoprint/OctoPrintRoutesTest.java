package io.printlab.app.octoprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.printlab.app.Forms;
import io.printlab.app.RunningApp;
import io.printlab.job.JobQuery;
import io.printlab.job.JobState;
import java.io.IOException;
import java.io.InputStream;
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

/** What slicers send, and what hostile or broken clients send, over real sockets. */
final class OctoPrintRoutesTest {
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
    void theVersionIsWhatSlicersLookFor() {
        HttpResponse<String> version = app.get("/api/version", "X-Api-Key", app.samsKey);
        JsonNode body = app.tree(version);
        assertThat(version.statusCode()).isEqualTo(200);
        assertThat(body.get("api").asText()).isEqualTo("0.1");
        assertThat(body.get("text").asText()).startsWith("OctoPrint");
        assertThat(app.get("/api/version", "X-Api-Key", "").statusCode()).isEqualTo(401);
        HttpResponse<String> wrong = app.get("/api/version", "X-Api-Key", "0123456789ABCDEF");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).startsWith("This API key is not known here.").doesNotContain("{");
    }

    /** The bytes of PrusaSlicer 2.9: fields print, path, file, and Expect left out. */
    @Test
    void whatPrusaSlicerSendsBecomesAJobOfTheKeysOwner() throws IOException {
        String body = Forms.field("print", "true") + Forms.field("path", "") + Forms.file("cube.gcode", Forms.GCODE)
                + "--" + Forms.BOUNDARY + "--\r\n";
        String answer = raw("POST /api/files/local HTTP/1.1\r\nHost: 127.0.0.1:" + app.server.port()
                + "\r\nUser-Agent: PrusaSlicer/2.9.4\r\nAccept: */*\r\nX-Api-Key: " + app.samsKey
                + "\r\nContent-Length: " + body.length() + "\r\nContent-Type: " + Forms.type()
                + "\r\nConnection: close\r\n\r\n" + body);
        assertThat(answer).startsWith("HTTP/1.1 201 ");
        JsonNode taken = app.json.readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
        String resource = taken.at("/files/local/refs/resource").asText();
        assertThat(resource).isEqualTo(app.address("/api/v1/jobs/1").toString());
        assertThat(answer).contains("Location: " + resource + "\r\n");
        assertThat(taken.at("/files/local/name").asText()).isEqualTo("cube.gcode");
        assertThat(taken.get("done").asBoolean()).isTrue();
        assertThat(taken.get("effectivePrint").asBoolean()).isFalse();
        JsonNode job = app.tree(app.get("/api/v1/jobs/1", "X-Api-Key", app.samsKey));
        assertThat(job.get("owner").get("id").asLong()).isEqualTo(app.sam.id().value());
        assertThat(job.get("source").asText()).isEqualTo("octoprint");
        assertThat(job.get("state").asText()).isEqualTo(JobState.QUEUED.name());
    }

    @Test
    void theFileMayComeFirst() {
        assertThat(Forms.send(
                                app,
                                "/api/files/local",
                                app.samsKey,
                                Forms.file("cube.gcode", Forms.GCODE),
                                Forms.field("print", "true"))
                        .statusCode())
                .isEqualTo(201);
        HttpResponse<String> wished = Forms.send(
                app,
                "/api/v1/jobs",
                app.samsKey,
                Forms.file("cube.gcode", Forms.GCODE),
                Forms.field("deadline", "2026-01-09T16:00:00Z"));
        assertThat(app.tree(wished).get("deadline").asText()).isEqualTo("2026-01-09T16:00:00Z");
    }

    @Test
    void hostileNamesBecomeTitlesAndNeverPaths() throws IOException {
        String[][] names = {
            {"../../etc/passwd", "passwd"},
            {"%2e%2e%5cx.gcode", "%2e%2e%5cx.gcode"},
            {"..\\\\..\\\\windows\\\\x.gcode", "x.gcode"},
            {"/etc/cron.d/x", "x"},
            {"a\u202egcode.exe", "agcode.exe"},
            {"..", "unnamed.gcode"},
            {"<script>alert(1)</script>.gcode", "script>.gcode"}
        };
        for (String[] name : names) {
            HttpResponse<String> taken =
                    Forms.send(app, "/api/files/local", app.samsKey, Forms.file(name[0], Forms.GCODE));
            assertThat(taken.statusCode()).as(name[0]).isEqualTo(201);
            assertThat(app.tree(taken).at("/files/local/name").asText()).isEqualTo(name[1]);
        }
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void whatCannotBePrintedIsRefusedWithOneSentenceAndNothingIsKept() throws IOException {
        refused(400, "is empty", Forms.file("cube.gcode", ""));
        refused(400, "not G-code", Forms.file("picture.gcode", "\u0089PNG\r\n\u001a\n"));
        refused(400, "holds no file", Forms.field("print", "true"));
        refused(400, "more than one file", Forms.file("a.gcode", "G28"), Forms.file("b.gcode", "G28"));
        refused(400, "longer than a field", Forms.field("path", "x".repeat(5000)), Forms.file("a.gcode", "G28"));
        refused(413, "larger than", Forms.file("big.gcode", "G".repeat((int) RunningApp.LIMIT + 1)));
        HttpResponse<String> noForm = app.post("/api/files/local", "G28", "X-Api-Key", app.samsKey);
        assertThat(noForm.statusCode()).isEqualTo(400);
        assertThat(noForm.body()).contains("multipart/form-data");
        nothingIsKept();
    }

    @Test
    void threeGigabytesAreRefusedBeforeTheyAreSent() throws IOException {
        String answer = raw("POST /api/files/local HTTP/1.1\r\nHost: x\r\nX-Api-Key: " + app.samsKey
                + "\r\nContent-Length: 3000000000\r\nContent-Type: " + Forms.type()
                + "\r\nExpect: 100-continue\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 413 ")
                .contains("larger than the")
                .contains("Connection: close");
        nothingIsKept();
    }

    @Test
    void aStreamWithoutALengthIsCutOffAtTheLimit() throws IOException {
        long[] sent = {0};
        InputStream endless = new InputStream() {
            private final byte[] head = Forms.file("endless.gcode", "")
                    .stripTrailing()
                    .concat("\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8);

            @Override
            public int read() {
                sent[0]++;
                return sent[0] <= head.length ? head[(int) sent[0] - 1] : sent[0] > 3_000_000_000L ? -1 : 'G';
            }
        };
        int status;
        try {
            status = app.send(app.request("/api/files/local", "X-Api-Key", app.samsKey, "Content-Type", Forms.type())
                            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> endless)))
                    .statusCode();
        } catch (java.io.UncheckedIOException cutOff) {
            status = 413;
        }
        assertThat(status).isEqualTo(413);
        assertThat(sent[0]).isLessThan(50_000_000L);
        nothingIsKept();
    }

    @Test
    void aFormThatBreaksOffIsRefusedAndLeavesNothing() throws IOException {
        String whole =
                Forms.field("print", "true") + Forms.file("cube.gcode", Forms.GCODE) + "--" + Forms.BOUNDARY + "--\r\n";
        for (int cut : new int[] {10, 60, 200, 260, whole.length() - 30, whole.length() - 5}) {
            String part = whole.substring(0, cut);
            String answer = raw("POST /api/files/local HTTP/1.1\r\nHost: x\r\nX-Api-Key: " + app.samsKey
                    + "\r\nContent-Length: " + part.length() + "\r\nContent-Type: " + Forms.type()
                    + "\r\nConnection: close\r\n\r\n" + part);
            assertThat(answer).as("cut at " + cut).startsWith("HTTP/1.1 400 ").contains("broke off");
        }
        String closed = raw("POST /api/files/local HTTP/1.1\r\nHost: x\r\nX-Api-Key: " + app.samsKey
                + "\r\nContent-Length: 5000\r\nContent-Type: " + Forms.type() + "\r\nConnection: close\r\n\r\n"
                + whole);
        assertThat(closed).doesNotContain(" 201 ");
        nothingIsKept();
    }

    @Test
    void anUploadWithACookieCarriesTheTokenInAHeader() {
        var session = app.signIn(app.sam);
        String body = Forms.field("_csrf", session.csrfToken()) + Forms.file("cube.gcode", Forms.GCODE) + "--"
                + Forms.BOUNDARY + "--\r\n";
        String cookie = "printlab_session=" + session.token();
        assertThat(app.post("/api/v1/jobs", body, "Cookie", cookie, "Content-Type", Forms.type())
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> taken = app.post(
                "/api/v1/jobs",
                body,
                "Cookie",
                cookie,
                "Content-Type",
                Forms.type(),
                "X-CSRF-Token",
                session.csrfToken());
        assertThat(taken.statusCode()).isEqualTo(201);
        assertThat(app.tree(taken).get("source").asText()).isEqualTo("web");
    }

    private void refused(int status, String why, String... parts) {
        HttpResponse<String> answer = Forms.send(app, "/api/files/local", app.samsKey, parts);
        assertThat(answer.body()).contains(why).doesNotContain("\n").doesNotContain("{");
        assertThat(answer.statusCode()).as(why).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    }

    private void nothingIsKept() throws IOException {
        assertThat(app.store.jobs().list(JobQuery.newest(10))).isEmpty();
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", app.server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            if (request.contains("Content-Length: 5000")) {
                socket.shutdownOutput();
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
