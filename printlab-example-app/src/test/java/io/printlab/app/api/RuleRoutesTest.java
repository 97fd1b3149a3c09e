package io.printlab.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.printlab.app.Forms;
import io.printlab.app.RunningApp;
import io.printlab.rule.RuleSheet;
import io.printlab.testkit.SampleRules;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RuleRoutesTest {
    private static final String RULES = "/api/v1/rules";

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
    void whatIsReadCanBeSentBackChangedAndPlacesTheNextJob() {
        ObjectNode rules = rules(app.tree(get(RULES, app.stellasKey)));
        assertThat(rules.at("/dispatch/zone").asText()).isEqualTo("UTC");
        assertThat(rules.at("/admission/mostWaiting").isNull()).isTrue();
        JsonNode before = submitted();
        assertThat(before.get("policy").asText()).isEqualTo("fair-share");
        ((ObjectNode) rules.at("/priority/classes")).put("personal", 4);
        rules.withObjectProperty("admission").put("mostWaiting", 30);

        JsonNode preview = app.tree(post(RULES + "/preview", app.stellasKey, "{\"rules\": " + rules + "}"));
        assertThat(preview.get("waiting").asInt()).isEqualTo(1);
        assertThat(preview.at("/jobs/0/costAfter").asDouble())
                .isEqualTo(preview.at("/jobs/0/costBefore").asDouble() / 4);
        assertThat(app.store.rules().current()).isEmpty();

        HttpResponse<String> published = put(app.adasKey, publication(0, "More research", rules));
        assertThat(published.statusCode()).isEqualTo(200);
        JsonNode version = app.tree(published);
        assertThat(version.get("version").asInt()).isEqualTo(1);
        assertThat(version.get("rules"))
                .isEqualTo(app.tree(get(RULES, app.stellasKey)).get("rules"));
        assertThat(submitted().get("policy").asText()).isEqualTo("fair-share v1");
        await().until(() -> app.tree(get("/api/v1/jobs/" + before.get("id"), app.samsKey))
                .get("policy")
                .asText()
                .equals("fair-share v1"));

        JsonNode versions = app.tree(get(RULES + "/versions", app.stellasKey)).get("versions");
        assertThat(versions).hasSize(1);
        assertThat(versions.get(0).get("why").asText()).isEqualTo("More research");
        assertThat(versions.get(0).get("changes"))
                .extracting(change -> change.get("field").asText() + ": "
                        + change.get("before").asText() + " to "
                        + change.get("after").asText())
                .containsExactly(
                        "priority.classes.personal: 1 to 4 times", "admission.mostWaiting: no limit to 30 jobs");
        assertThat(app.tree(get(RULES + "/versions/0", app.stellasKey))
                        .at("/rules/admission/mostWaiting")
                        .isNull())
                .isTrue();
        assertThat(get(RULES + "/versions/9", app.stellasKey).statusCode()).isEqualTo(404);
    }

    @Test
    void everyFieldGoesThereAndBack() {
        ObjectNode full = RulesTree.of(RuleSheet.of(SampleRules.full()));
        assertThat(put(app.adasKey, publication(0, "all of it", full)).statusCode())
                .isEqualTo(200);
        assertThat(app.store.rules().current().orElseThrow().rules()).isEqualTo(SampleRules.full());
        assertThat(app.tree(get(RULES, app.stellasKey)).get("rules").toString()).isEqualTo(full.toString());
    }

    @Test
    void everyFaultIsToldWithTheNameOfItsField() {
        ObjectNode rules = rules(app.tree(get(RULES, app.adasKey)));
        rules.withObjectProperty("priority").put("ageing", -1).put("luck", 7);
        rules.withObjectProperty("dispatch").put("zone", "Atlantis");
        rules.withObjectProperty("admission").putArray("quotas").addObject().put("period", "YEAR");
        HttpResponse<String> refused = put(app.adasKey, publication(0, "because", rules));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(app.tree(refused).get("faults"))
                .extracting(fault -> fault.get("field").asText())
                .contains("priority.ageing", "priority.luck", "dispatch.zone");
        assertThat(app.store.rules().current()).isEmpty();
    }

    @Test
    void rightsVersionsAndNonsenseAreChecked() {
        ObjectNode rules = RulesTree.of(RuleSheet.of(SampleRules.full()));
        assertThat(get(RULES, app.samsKey).statusCode()).isEqualTo(403);
        assertThat(get(RULES + "/versions", app.samsKey).statusCode()).isEqualTo(403);
        assertThat(post(RULES + "/preview", app.samsKey, "{\"rules\": " + rules + "}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(put(app.stellasKey, publication(0, "mine", rules)).statusCode())
                .isEqualTo(403);
        assertThat(put(app.adasKey, "{\"why\": \"x\", \"rules\": " + rules + "}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(put(app.adasKey, "{\"expected\": 0, \"why\": \"x\"}").statusCode())
                .isEqualTo(400);
        assertThat(put(app.adasKey, publication(0, "first", rules)).statusCode())
                .isEqualTo(200);
        HttpResponse<String> late = put(app.adasKey, publication(0, "late", rules));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(app.tree(late).get("detail").asText()).contains("changed them meanwhile");
        String deep = "[".repeat(500) + "]".repeat(500);
        assertThat(post(RULES + "/preview", app.adasKey, "{\"rules\": {\"priority\": " + deep + "}}")
                        .statusCode())
                .isEqualTo(400);
    }

    private JsonNode submitted() {
        return app.tree(Forms.send(app, "/api/v1/jobs", app.samsKey, Forms.file("cube.gcode", Forms.GCODE)));
    }

    private static ObjectNode rules(JsonNode version) {
        return (ObjectNode) version.get("rules");
    }

    private static String publication(long expected, String why, JsonNode rules) {
        return "{\"expected\": " + expected + ", \"why\": \"" + why + "\", \"rules\": " + rules + "}";
    }

    private HttpResponse<String> get(String path, String key) {
        return app.get(path, "X-Api-Key", key);
    }

    private HttpResponse<String> post(String path, String key, String body) {
        return app.post(path, body, "X-Api-Key", key);
    }

    private HttpResponse<String> put(String key, String body) {
        return app.send(app.request(RULES, "X-Api-Key", key).PUT(HttpRequest.BodyPublishers.ofString(body)));
    }
}
