package io.printlab.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.printlab.app.Forms;
import io.printlab.app.RunningApp;
import io.printlab.app.signin.OpenedSession;
import io.printlab.guice.PrintLabBinder;
import io.printlab.queue.PriorityWeights;
import io.printlab.rule.AdmissionLimits;
import io.printlab.rule.ApprovalLimits;
import io.printlab.rule.DispatchLimits;
import io.printlab.rule.LabRules;
import io.printlab.rule.RuleBook;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In this lab staff approve every print of a student above half an hour; the reader of files says 40 minutes of each. */
final class ApprovalRoutesTest {
    private static final String EVIL = "<script>alert(1)</script> \"quoted\" & 'so'";

    @TempDir
    private Path folder;

    private RunningApp app;

    @BeforeEach
    void start() {
        app = new RunningApp(
                folder,
                binder -> PrintLabBinder.printLabBinder(binder)
                        .rules()
                        .toInstance(RuleBook.fixed(new LabRules(
                                PriorityWeights.DEFAULT,
                                AdmissionLimits.NONE,
                                new ApprovalLimits(Duration.ofMinutes(30), null, Set.of(), false, null),
                                DispatchLimits.NONE))));
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void theConversationGoesOverRest() {
        long job = submitted();
        String path = "/api/v1/jobs/" + job;
        assertThat(post(path + "/ask-change", app.samsKey, "{\"text\": \"x\"}").statusCode())
                .isEqualTo(403);
        HttpResponse<String> asked = post(path + "/ask-change", app.stellasKey, "{\"text\": \"Thicker walls\"}");
        assertThat(app.tree(asked).get("state").asText()).isEqualTo("AWAITING_APPROVAL");
        assertThat(app.tree(asked).get("reason").asText()).contains("Thicker walls");
        JsonNode waiting = app.tree(app.get("/api/v1/approvals", "X-Api-Key", app.stellasKey));
        assertThat(waiting.at("/approvals/0/changeAsked").asBoolean()).isTrue();
        assertThat(waiting.at("/approvals/0/job/id").asLong()).isEqualTo(job);

        HttpResponse<String> answer = post(path + "/messages", app.samsKey, "{\"text\": \"They are.\"}");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(app.tree(answer).get("kind").asText()).isEqualTo("ANSWER");
        JsonNode messages =
                app.tree(app.get(path + "/messages", "X-Api-Key", app.samsKey)).get("messages");
        assertThat(messages).hasSize(2);
        assertThat(messages.get(0).get("fromStaff").asBoolean()).isTrue();
        assertThat(app.get("/api/v1/approvals", "X-Api-Key", app.samsKey).statusCode())
                .isEqualTo(403);
        assertThat(post(path + "/messages", app.samsKey, "{\"text\": \"" + "x".repeat(1001) + "\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(app.get("/api/v1/jobs/999/messages", "X-Api-Key", app.samsKey)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anotherFileAndOtherWishesStillWaitForStaff() {
        long job = submitted();
        String path = "/api/v1/jobs/" + job;
        HttpResponse<String> revised = Forms.send(
                app,
                path + "/revision",
                app.samsKey,
                Forms.field("text", "Smaller now"),
                Forms.field("colour", "Red"),
                Forms.file("smaller.gcode", Forms.GCODE + "; smaller\n"));
        assertThat(revised.statusCode()).isEqualTo(200);
        assertThat(app.tree(revised).get("file").asText()).isEqualTo("smaller.gcode");
        assertThat(app.tree(revised).get("colour").asText()).isEqualTo("red");
        assertThat(app.tree(revised).get("state").asText()).isEqualTo("AWAITING_APPROVAL");
        HttpResponse<String> wishes = post(path + "/wishes", app.samsKey, "{\"colour\": \"blue\"}");
        assertThat(app.tree(wishes).get("colour").asText()).isEqualTo("blue");
        assertThat(app.tree(wishes).get("state").asText()).isEqualTo("AWAITING_APPROVAL");
        assertThat(post(path + "/wishes", app.stellasKey, "{\"colour\": \"blue\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(app.get(path + "/messages", "X-Api-Key", app.samsKey).body()).contains("Smaller now");
    }

    @Test
    void severalAreDecidedAtOnce() {
        long one = submitted();
        long two = submitted();
        String jobs = "\"jobs\": [" + one + ", " + two + ", 999]";
        assertThat(post("/api/v1/approvals", app.samsKey, "{\"decision\": \"APPROVE\", " + jobs + "}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("/api/v1/approvals", app.stellasKey, "{\"decision\": \"PERHAPS\", " + jobs + "}")
                        .statusCode())
                .isEqualTo(400);
        JsonNode outcomes = app.tree(
                        post("/api/v1/approvals", app.stellasKey, "{\"decision\": \"approve\", " + jobs + "}"))
                .get("outcomes");
        assertThat(outcomes).hasSize(3);
        assertThat(outcomes.get(0).get("done").asBoolean()).isTrue();
        assertThat(outcomes.get(2).get("done").asBoolean()).isFalse();
        assertThat(outcomes.get(2).get("sentence").asText()).contains("no job 999");
        assertThat(app.tree(app.get("/api/v1/jobs/" + one, "X-Api-Key", app.samsKey))
                        .get("state")
                        .asText())
                .isEqualTo("QUEUED");
    }

    @Test
    void thePagesShowTheConversationEscapedAndEveryOutcome() {
        long one = submitted();
        long two = submitted();
        OpenedSession staff = app.signIn(app.stella);
        OpenedSession student = app.signIn(app.sam);
        form(staff, "/jobs/" + one + "/ask-change", "reason", EVIL);
        form(student, "/jobs/" + one + "/messages", "text", EVIL);
        form(student, "/jobs/" + two + "/wishes", "colour", "Green");
        for (String page : new String[] {page(staff, "/desk"), page(student, "/jobs/" + one)}) {
            assertThat(page)
                    .contains("Asks for a change", "Answer", "&lt;script&gt;")
                    .doesNotContain("<script>alert");
        }
        assertThat(page(staff, "/desk")).contains("form=\"bulk\"", "It prints for 40 min");
        assertThat(page(student, "/jobs/" + two))
                .contains("Hand in something else", "Green".toLowerCase(java.util.Locale.ROOT));
        String outcome = form(staff, "/desk/approvals", "do", "approve", "jobs", one + "-2", "jobs", "999-1")
                .body();
        assertThat(outcome).contains("1 of 2 are done.", "Approved.", "There is no job 999");
        assertThat(form(staff, "/desk/approvals", "do", "approve").statusCode()).isEqualTo(400);
        assertThat(form(student, "/desk/approvals", "do", "approve", "jobs", two + "-2")
                        .statusCode())
                .isEqualTo(403);
        assertThat(page(student, "/jobs/" + two)).contains("Waits for approval");
    }

    private String page(OpenedSession session, String path) {
        return app.get(path, "Cookie", "printlab_session=" + session.token()).body();
    }

    private HttpResponse<String> form(OpenedSession session, String path, String... fields) {
        StringBuilder body = new StringBuilder("_csrf=").append(session.csrfToken());
        for (int index = 0; index < fields.length; index += 2) {
            body.append('&')
                    .append(fields[index])
                    .append('=')
                    .append(URLEncoder.encode(fields[index + 1], StandardCharsets.UTF_8));
        }
        return app.send(app.request(
                        path,
                        "Cookie",
                        "printlab_session=" + session.token(),
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private long submitted() {
        return app.tree(Forms.send(app, "/api/v1/jobs", app.samsKey, Forms.file("vase.gcode", Forms.GCODE)))
                .get("id")
                .asLong();
    }

    private HttpResponse<String> post(String path, String key, String body) {
        return app.post(path, body, "X-Api-Key", key);
    }
}
