package io.printlab.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.printlab.account.Actor;
import io.printlab.app.Forms;
import io.printlab.app.RunningApp;
import io.printlab.driver.PrintPhase;
import io.printlab.job.JobId;
import io.printlab.job.JobQuery;
import io.printlab.job.WorkClass;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JobRoutesTest {
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
    void aJobHasTheFieldsThatAreTold() {
        JsonNode job = submitted(app.samsKey, "cube.gcode");
        assertThat(job.get("id").isNumber()).isTrue();
        assertThat(job.get("state").asText()).isEqualTo("QUEUED");
        assertThat(job.get("progress").asDouble()).isZero();
        assertThat(job.get("position").asInt()).isEqualTo(1);
        assertThat(job.get("device").isNull()).isTrue();
        assertThat(job.get("file").asText()).isEqualTo("cube.gcode");
        assertThat(job.get("estimateSeconds").asInt()).isEqualTo(2400);
        assertThat(job.get("material").asText()).isEqualTo("PLA");
        assertThat(job.get("owner").get("name").asText()).isEqualTo("Sam Student");
        assertThat(job.get("explanation")).isNotEmpty();
        assertThat(settled(one(job)).toString()).isEqualTo(settled(job).toString());
    }

    /** Without what moves with the clock. */
    private static JsonNode settled(JsonNode job) {
        return ((ObjectNode) job.deepCopy()).remove(List.of("expectedStart", "expectedFinish"));
    }

    @Test
    void aWaitingJobExplainsItselfAndOneThatDoesNotWaitSaysSo() {
        JsonNode job = submitted(app.samsKey, "cube.gcode");
        JsonNode why = app.tree(app.get(path(job) + "/explanation", "X-Api-Key", app.samsKey));
        assertThat(why.get("job").asLong()).isEqualTo(job.get("id").asLong());
        assertThat(why.get("position").asLong()).isEqualTo(1);
        assertThat(why.get("exact").asBoolean()).isTrue();
        assertThat(why.get("reasons")).isNotEmpty();
        assertThat(why.get("obstacles")).isNotNull();
        JsonNode others = submitted(app.stellasKey, "other.gcode");
        assertThat(app.get(path(others) + "/explanation", "X-Api-Key", app.samsKey)
                        .statusCode())
                .isEqualTo(403);
        act(job, "hold", app.samsKey, "");
        assertThat(app.get(path(job) + "/explanation", "X-Api-Key", app.samsKey).statusCode())
                .isEqualTo(409);
    }

    @Test
    void howRightTheForecastsAreIsForStaff() {
        assertThat(app.get("/api/v1/forecasts/accuracy", "X-Api-Key", app.samsKey)
                        .statusCode())
                .isEqualTo(403);
        JsonNode accuracy = app.tree(app.get("/api/v1/forecasts/accuracy", "X-Api-Key", app.stellasKey));
        assertThat(accuracy.get("made").asInt()).isNotNegative();
        assertThat(accuracy.get("leads")).isEmpty();
    }

    @Test
    void aPrintGoesFromTheQueueToItsEndAndTheBedWaitsForAPerson() {
        JsonNode job = submitted(app.samsKey, "cube.gcode");
        awaitIdle();
        assertThat(clearBed(app.samsKey).statusCode()).isEqualTo(403);
        assertThat(clearBed(app.stellasKey).statusCode()).isEqualTo(200);
        awaitState(job, "PRINTING");
        assertThat(one(job).get("device").asText()).isEqualTo("idle-1");
        await().until(() -> one(job).get("progress").asDouble() == 0.25);
        assertThat(clearBed(app.stellasKey).statusCode()).isEqualTo(409);
        assertThat(act(job, "pause", app.samsKey, "").statusCode()).isEqualTo(200);
        awaitState(job, "PAUSED");
        assertThat(act(job, "resume", app.samsKey, "").statusCode()).isEqualTo(200);
        awaitState(job, "PRINTING");
        app.driver.phase(PrintPhase.FINISHED);
        awaitState(job, "COMPLETED");
        assertThat(one(job).get("progress").asDouble()).isEqualTo(1.0);
        JsonNode device = app.tree(app.get("/api/v1/devices/idle-1", "X-Api-Key", app.samsKey));
        assertThat(device.at("/bed/state").asText()).isEqualTo("OCCUPIED");
        JsonNode history = app.tree(app.get(path(job) + "/history", "X-Api-Key", app.samsKey));
        assertThat(history.get("history")).hasSize(7);
    }

    @Test
    void theClassOfWorkIsWhatTheOwnerSaysOrTheRoleMakesLikely() {
        assertThat(work(app.samsKey, "RESEARCH")).isEqualTo(WorkClass.RESEARCH);
        assertThat(work(app.samsKey, "")).isEqualTo(WorkClass.PERSONAL);
        assertThat(work(app.stellasKey, "")).isEqualTo(WorkClass.STAFF);
        assertThat(handedIn(app.samsKey, "STAFF").statusCode()).isEqualTo(403);
        assertThat(handedIn(app.samsKey, "LEISURE").statusCode()).isEqualTo(400);
    }

    private WorkClass work(String key, String said) {
        HttpResponse<String> taken = handedIn(key, said);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        JobId id = new JobId(app.tree(taken).get("id").asLong());
        return app.lab
                .store()
                .jobs()
                .byId(id)
                .orElseThrow()
                .submission()
                .wishes()
                .work();
    }

    private HttpResponse<String> handedIn(String key, String said) {
        return Forms.send(app, "/api/v1/jobs", key, Forms.field("work", said), Forms.file("part.gcode", Forms.GCODE));
    }

    @Test
    void otherPeoplesJobsAreNeitherSeenNorTouched() {
        JsonNode job = submitted(app.stellasKey, "secret-name.gcode");
        for (String what : new String[] {"", "/history", "/picture", "/file"}) {
            assertThat(app.get(path(job) + what, "X-Api-Key", app.samsKey).statusCode())
                    .as(what)
                    .isEqualTo(403);
        }
        for (String what : new String[] {"cancel", "pause", "resume", "hold", "release", "reprint"}) {
            assertThat(act(job, what, app.samsKey, "").statusCode()).as(what).isEqualTo(403);
        }
        for (String what : new String[] {"approve", "reject", "boost", "settle"}) {
            assertThat(act(job, what, app.samsKey, "{}").statusCode()).as(what).isEqualTo(403);
        }
        assertThat(app.get("/api/v1/jobs", "X-Api-Key", app.samsKey).body()).doesNotContain("secret-name");
        HttpResponse<String> queue = app.get("/api/v1/queue", "X-Api-Key", app.samsKey);
        assertThat(queue.body()).doesNotContain("secret-name").doesNotContain("Stella");
        assertThat(app.tree(queue).get("waiting").asInt()).isEqualTo(1);
        assertThat(app.get("/api/v1/jobs?owner=" + app.stella.id(), "X-Api-Key", app.samsKey)
                        .statusCode())
                .isEqualTo(403);
        assertThat(app.get("/api/v1/jobs?owner=" + app.stella.id(), "X-Api-Key", app.adasKey)
                        .body())
                .contains("secret-name");
    }

    @Test
    void listsAreFilteredAndTurnPages() {
        for (int number = 0; number < 5; number++) {
            submitted(app.samsKey, "part-" + number + ".gcode");
        }
        JsonNode newest = app.tree(app.get("/api/v1/jobs?limit=2", "X-Api-Key", app.samsKey));
        assertThat(newest.get("jobs")).hasSize(2);
        assertThat(newest.get("jobs").get(0).get("file").asText()).isEqualTo("part-4.gcode");
        JsonNode next = app.tree(
                app.get("/api/v1/jobs?limit=2&before=" + newest.get("next").asLong(), "X-Api-Key", app.samsKey));
        assertThat(next.get("jobs").get(0).get("file").asText()).isEqualTo("part-2.gcode");
        JsonNode held = next.get("jobs").get(0);
        assertThat(act(held, "hold", app.samsKey, "{\"reason\": \"not yet\"}").statusCode())
                .isEqualTo(200);
        JsonNode found = app.tree(app.get("/api/v1/jobs?state=held&owner=me", "X-Api-Key", app.samsKey));
        assertThat(found.get("jobs")).hasSize(1);
        assertThat(found.get("jobs").get(0).get("reason").asText()).isEqualTo("not yet");
        for (String wrong : new String[] {"state=SLEEPING", "limit=0", "limit=x", "before=-1", "owner=root"}) {
            assertThat(app.get("/api/v1/jobs?" + wrong, "X-Api-Key", app.samsKey)
                            .statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void aStateThatDoesNotAllowARequestIsAConflictAndNonsenseIsABadRequest() {
        JsonNode job = submitted(app.samsKey, "cube.gcode");
        assertThat(act(job, "pause", app.samsKey, "").statusCode()).isEqualTo(409);
        assertThat(act(job, "settle", app.stellasKey, "{\"outcome\": \"COMPLETED\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(act(job, "settle", app.stellasKey, "{\"outcome\": \"LOST\"}").statusCode())
                .isEqualTo(400);
        assertThat(act(job, "cancel", app.samsKey, "{\"reason\": ").statusCode())
                .isEqualTo(400);
        assertThat(act(job, "cancel", app.samsKey, "{\"state\": \"COMPLETED\"}").statusCode())
                .isEqualTo(400);
        assertThat(act(job, "cancel", app.samsKey, "").statusCode()).isEqualTo(200);
        assertThat(one(job).get("state").asText()).isEqualTo("CANCELLED");
        assertThat(app.get("/api/v1/jobs/999999", "X-Api-Key", app.samsKey).statusCode())
                .isEqualTo(404);
        assertThat(app.get("/api/v1/jobs/x", "X-Api-Key", app.samsKey).statusCode())
                .isEqualTo(400);
        assertThat(app.get("/api/v1/devices/Nope", "X-Api-Key", app.samsKey).statusCode())
                .isEqualTo(400);
    }

    @Test
    void theFileComesBackUnderANameThatCannotHarm() {
        JsonNode job = submitted(app.samsKey, "w\u00f6rfel \"; x=y.gcode");
        HttpResponse<String> file = app.get(path(job) + "/file", "X-Api-Key", app.samsKey);
        assertThat(file.body()).isEqualTo(Forms.GCODE);
        assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment; filename=\"")
                .contains("filename*=UTF-8''w%C3%B6rfel")
                .matches("attachment; filename=\"[^\"]*\"; filename\\*=UTF-8''[A-Za-z0-9%._-]*");
        HttpResponse<String> picture = app.get(path(job) + "/picture", "X-Api-Key", app.samsKey);
        assertThat(picture.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("image/png"));
    }

    @Test
    void keysAreMadeByPeopleAndRevokedByTheirOwners() {
        assertThat(app.post("/api/v1/keys", "{\"name\": \"x\"}", "X-Api-Key", app.samsKey)
                        .statusCode())
                .isEqualTo(403);
        var session = app.signIn(app.sam);
        String[] headers = {"Cookie", "printlab_session=" + session.token(), "X-CSRF-Token", session.csrfToken()};
        HttpResponse<String> made =
                app.post("/api/v1/keys", "{\"name\": \"slicer\", \"scopes\": [\"SUBMIT\", \"READ_OWN\"]}", headers);
        assertThat(made.statusCode()).isEqualTo(201);
        String key = app.tree(made).get("key").asText();
        assertThat(app.tree(app.get("/api/v1/me", "X-Api-Key", key)).get("role").asText())
                .isEqualTo("STUDENT");
        assertThat(app.get("/api/v1/keys", "X-Api-Key", key).body())
                .contains("slicer")
                .doesNotContain(key);
        String path = "/api/v1/keys/" + app.tree(made).get("id").asLong();
        var others = app.signIn(app.stella);
        assertThat(app.delete(path, "Cookie", "printlab_session=" + others.token(), "X-CSRF-Token", others.csrfToken())
                        .statusCode())
                .isEqualTo(404);
        assertThat(app.delete(path, "X-Api-Key", app.samsKey).statusCode()).isEqualTo(403);
        assertThat(app.delete(path, headers).statusCode()).isEqualTo(204);
        assertThat(app.get("/api/v1/me", "X-Api-Key", key).statusCode()).isEqualTo(401);
    }

    @Test
    void withoutTheDatabaseNothingIsTakenAndHealthSaysSo() {
        assertThat(app.get("/health").statusCode()).isEqualTo(200);
        app.store.reachable(false);
        assertThat(Forms.send(app, "/api/v1/jobs", app.samsKey, Forms.file("cube.gcode", Forms.GCODE))
                        .statusCode())
                .isEqualTo(503);
        HttpResponse<String> health = app.get("/health");
        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(health.body()).contains("\"database\":\"down\"");
        app.store.reachable(true);
        assertThat(app.store.jobs().list(JobQuery.newest(10))).isEmpty();
    }

    @Test
    void theFiguresAreForThisHostAndForAdministrators() {
        submitted(app.samsKey, "cube.gcode");
        assertThat(app.get("/metrics").body())
                .contains("printlab_http_requests_seconds_count{method=\"POST\",path=\"/api/v1/jobs\",status=\"201\"}")
                .contains("printlab_jobs{state=\"QUEUED\"} 1")
                .contains("printlab_jobs{state=\"INTERRUPTED\"} 0")
                .doesNotContain("printlab_jobs{state=\"COMPLETED\"}");
        assertThat(app.get("/metrics", "X-Forwarded-For", "192.0.2.7").statusCode())
                .isEqualTo(403);
        assertThat(app.get("/metrics", "X-Forwarded-For", "192.0.2.7", "X-Api-Key", app.samsKey)
                        .statusCode())
                .isEqualTo(403);
        assertThat(app.get("/metrics", "X-Forwarded-For", "192.0.2.7", "X-Api-Key", app.adasKey)
                        .statusCode())
                .isEqualTo(200);
    }

    private JsonNode submitted(String key, String name) {
        HttpResponse<String> taken = Forms.send(app, "/api/v1/jobs", key, Forms.file(name, Forms.GCODE));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        JsonNode job = app.tree(taken);
        assertThat(taken.headers().firstValue("Location")).hasValue(path(job));
        return job;
    }

    private JsonNode one(JsonNode job) {
        return app.tree(app.get(path(job), "X-Api-Key", app.adasKey));
    }

    private HttpResponse<String> act(JsonNode job, String verb, String key, String body) {
        return app.post(path(job) + "/" + verb, body, "X-Api-Key", key);
    }

    private HttpResponse<String> clearBed(String key) {
        return app.post("/api/v1/devices/" + RunningApp.DEVICE + "/clear-bed", "", "X-Api-Key", key);
    }

    private void awaitIdle() {
        Actor ada = Actor.of(app.ada);
        await().until(() -> app.lab
                .devices()
                .device(ada, RunningApp.DEVICE)
                .status()
                .state()
                .name()
                .equals("IDLE"));
    }

    private void awaitState(JsonNode job, String state) {
        await().untilAsserted(() -> {
            app.clock.advance(java.time.Duration.ofMillis(300));
            assertThat(one(job).get("state").asText()).isEqualTo(state);
        });
    }

    private static String path(JsonNode job) {
        return "/api/v1/jobs/" + job.get("id").asLong();
    }
}
