package io.printlab.app.story;

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
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In this lab staff look at every print of a student above half an hour or 10 g, and at everybody's first. */
class ApprovalTest {
    private static final String WHY =
            "It prints for 40 min; above 30 min staff approve it first. It takes 12.5 g of filament; above 10 g"
                    + " staff approve it first. Sam Student has completed 0 prints here; staff approve everything until the first one has"
                    + " ended well.";

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
                                new ApprovalLimits(Duration.ofMinutes(30), 10.0, Set.of(), true, null),
                                DispatchLimits.NONE))));
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void aJobThatARuleHoldsUpIsApprovedByStaffAlone() {
        String job = submitted(app.samsKey, "vase.gcode");
        assertThat(one(job).get("state").asText()).isEqualTo("AWAITING_APPROVAL");
        assertThat(one(job).get("reason").asText()).isEqualTo(WHY);
        assertThat(one(job).get("position").isNull()).isTrue();
        assertThat(act(job, "approve", app.samsKey, "").statusCode()).isEqualTo(403);
        assertThat(one(job).get("state").asText()).isEqualTo("AWAITING_APPROVAL");

        HttpResponse<String> approved = act(job, "approve", app.stellasKey, "");
        assertThat(app.tree(approved).get("state").asText()).isEqualTo("QUEUED");
        assertThat(one(job).get("position").asInt()).isEqualTo(1);
        HttpResponse<String> again = act(job, "approve", app.stellasKey, "");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(app.tree(again).get("detail").asText()).contains("QUEUED");
        assertThat(app.get(job + "/history", "X-Api-Key", app.samsKey).body())
                .contains("REQUEST_APPROVAL")
                .contains("APPROVE")
                .contains(WHY);
    }

    @Test
    void whoRejectsSaysWhyAndTheOwnerReadsIt() {
        String job = submitted(app.samsKey, "vase.gcode");
        assertThat(act(job, "reject", app.samsKey, "{\"reason\": \"mine\"}").statusCode())
                .isEqualTo(403);
        HttpResponse<String> silent = act(job, "reject", app.stellasKey, "");
        assertThat(silent.statusCode()).isEqualTo(400);
        assertThat(app.tree(silent).get("detail").asText()).contains("Say why the job is rejected");

        HttpResponse<String> rejected = act(job, "reject", app.stellasKey, "{\"reason\": \"Too thin to stand.\"}");
        assertThat(app.tree(rejected).get("state").asText()).isEqualTo("REJECTED");
        assertThat(app.tree(app.get(job, "X-Api-Key", app.samsKey))
                        .get("reason")
                        .asText())
                .isEqualTo("Too thin to stand.");
        assertThat(act(job, "approve", app.stellasKey, "").statusCode()).isEqualTo(409);
        HttpResponse<String> again = act(job, "reprint", app.samsKey, "");
        assertThat(app.tree(again).get("state").asText())
                .as("printing it again asks again")
                .isEqualTo("AWAITING_APPROVAL");
    }

    @Test
    void staffMoveAJobUpAndItsHistorySaysWhy() {
        String job = submitted(app.samsKey, "vase.gcode");
        assertThat(act(job, "boost", app.stellasKey, "{\"reason\": \"early\"}").statusCode())
                .as("it is not in the queue yet")
                .isEqualTo(409);
        act(job, "approve", app.stellasKey, "");
        assertThat(act(job, "boost", app.samsKey, "{\"reason\": \"mine\"}").statusCode())
                .isEqualTo(403);
        assertThat(act(job, "boost", app.stellasKey, "").statusCode()).isEqualTo(400);
        OpenedSession stella = app.signIn(app.stella);
        assertThat(page(pageOf(job), stella).body()).contains("Move up");
        assertThat(page(pageOf(job), app.signIn(app.sam)).body()).doesNotContain("Move up");
        assertThat(form(pageOf(job) + "/boost", stella, "&reason=" + encoded("The exhibition opens <today>."))
                        .statusCode())
                .isEqualTo(303);
        assertThat(one(job).get("state").asText()).isEqualTo("QUEUED");
        HttpResponse<String> twice = act(job, "boost", app.stellasKey, "{\"reason\": \"again\"}");
        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(app.tree(twice).get("detail").asText()).contains("is HIGH already");
        assertThat(app.get(job + "/history", "X-Api-Key", app.samsKey).body()).contains("BOOST");
        assertThat(page(pageOf(job), app.signIn(app.sam)).body())
                .contains("Stella Staff moved it up.")
                .contains("The exhibition opens &lt;today&gt;.");
    }

    @Test
    void staffNeedNoApprovalOfTheirOwn() {
        assertThat(one(submitted(app.stellasKey, "vase.gcode")).get("state").asText())
                .isEqualTo("QUEUED");
    }

    @Test
    void theDeskShowsWhatWaitsAndItsButtonsDecide() {
        String vase = submitted(app.samsKey, "vase.gcode");
        String dragon = submitted(app.samsKey, "dragon.gcode");
        OpenedSession stella = app.signIn(app.stella);
        HttpResponse<String> desk = page("/desk", stella);
        assertThat(desk.body()).contains("vase.gcode", "dragon.gcode", WHY, "Approve", "Reject");
        // Two jobs, and a bed that nobody has looked at yet.
        assertThat(desk.body()).containsPattern("id=\"desk-badge\" class=\"badge\">(?s:.*?)</span>3<span");
        OpenedSession sam = app.signIn(app.sam);
        assertThat(form(pageOf(vase) + "/approve", sam, "").statusCode()).isEqualTo(403);

        assertThat(form(pageOf(vase) + "/approve", stella, "&back=/desk").statusCode())
                .isEqualTo(303);
        assertThat(one(vase).get("state").asText()).isEqualTo("QUEUED");
        assertThat(form(pageOf(dragon) + "/reject", stella, "&back=/desk").statusCode())
                .isEqualTo(400);
        assertThat(one(dragon).get("state").asText()).isEqualTo("AWAITING_APPROVAL");
        HttpResponse<String> rejected =
                form(pageOf(dragon) + "/reject", stella, "&back=/desk&reason=" + encoded("No dragons <today>."));
        assertThat(rejected.headers().firstValue("Location")).hasValue("/desk");
        assertThat(one(dragon).get("state").asText()).isEqualTo("REJECTED");
        assertThat(page("/desk", stella).body()).doesNotContain("vase.gcode", "dragon.gcode");
        assertThat(page(pageOf(dragon), sam).body())
                .contains("Rejected")
                .contains("No dragons &lt;today&gt;.")
                .contains("Stella Staff");
    }

    private String submitted(String key, String name) {
        HttpResponse<String> taken = Forms.send(app, "/api/v1/jobs", key, Forms.file(name, Forms.GCODE));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        return taken.headers().firstValue("Location").orElseThrow();
    }

    private JsonNode one(String job) {
        return app.tree(app.get(job, "X-Api-Key", app.adasKey));
    }

    private HttpResponse<String> act(String job, String verb, String key, String body) {
        return app.post(job + "/" + verb, body, "X-Api-Key", key);
    }

    private HttpResponse<String> page(String path, OpenedSession session) {
        HttpResponse<String> page = app.get(path, "Cookie", "printlab_session=" + session.token());
        assertThat(page.statusCode()).isEqualTo(200);
        return page;
    }

    private HttpResponse<String> form(String path, OpenedSession session, String fields) {
        return app.post(
                path,
                "_csrf=" + encoded(session.csrfToken()) + fields,
                "Cookie",
                "printlab_session=" + session.token(),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    private static String pageOf(String job) {
        return job.replace("/api/v1", "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
