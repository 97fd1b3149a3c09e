package io.printlab.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.printlab.account.Actor;
import io.printlab.app.Forms;
import io.printlab.app.RunningApp;
import io.printlab.device.DeviceState;
import io.printlab.driver.PrintPhase;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What staff say of devices, reservations, and wishes of a submission, over the real server. */
final class ConstraintRoutesTest {
    private static final String DEVICE = "/api/v1/devices/" + RunningApp.DEVICE;

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
    void staffSayWhichFilamentIsLoaded() {
        String red = "{\"code\": \"r-1\", \"material\": \"petg\", \"colour\": \"Red\", \"leftGrams\": 12.5}";
        assertThat(app.post("/api/v1/spools", red, "X-Api-Key", app.samsKey).statusCode())
                .isEqualTo(403);
        assertThat(app.post("/api/v1/spools", "{\"material\": \"<b>\"}", "X-Api-Key", app.stellasKey)
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> made = app.post("/api/v1/spools", red, "X-Api-Key", app.stellasKey);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonNode spool = app.tree(made);
        assertThat(spool.get("code").asText()).isEqualTo("R-1");
        assertThat(spool.get("low").asBoolean()).isTrue();
        assertThat(app.post("/api/v1/spools", red, "X-Api-Key", app.stellasKey).statusCode())
                .isEqualTo(409);

        String scanned = "{\"code\": \"r-1 \"}";
        assertThat(put(DEVICE + "/spool", scanned, app.samsKey).statusCode()).isEqualTo(403);
        assertThat(put(DEVICE + "/spool", "{\"code\": \"R-2\"}", app.stellasKey).statusCode())
                .isEqualTo(404);
        assertThat(app.tree(put(DEVICE + "/spool", scanned, app.stellasKey))
                        .get("device")
                        .asText())
                .isEqualTo(RunningApp.DEVICE.value());
        JsonNode device = app.tree(app.get(DEVICE, "X-Api-Key", app.stellasKey));
        assertThat(device.at("/filament/material").asText()).isEqualTo("PETG");
        assertThat(device.at("/filament/grams").asDouble()).isEqualTo(12.5);
        assertThat(device.get("materials").toString()).isEqualTo("[\"PETG\"]");
        assertThat(device.get("colours").toString()).isEqualTo("[\"red\"]");
        JsonNode forStudents = app.tree(app.get(DEVICE, "X-Api-Key", app.samsKey));
        assertThat(forStudents.at("/filament/colour").asText()).isEqualTo("red");
        assertThat(forStudents.at("/filament/grams").isNull()).isTrue();
        assertThat(app.get("/api/v1/filament", "X-Api-Key", app.samsKey).body())
                .isEqualTo("{\"filament\":[{\"material\":\"PETG\",\"colour\":\"red\",\"spools\":1,\"devices\":[\""
                        + RunningApp.DEVICE.value() + "\"]}]}");
        assertThat(app.get("/api/v1/spools", "X-Api-Key", app.samsKey).statusCode())
                .isEqualTo(403);

        String one = "/api/v1/spools/" + spool.get("id").asLong();
        assertThat(app.post(one + "/correct", "{\"leftGrams\": 640}", "X-Api-Key", app.stellasKey)
                        .statusCode())
                .as("without a reason")
                .isEqualTo(400);
        assertThat(app.tree(app.post(
                                one + "/correct",
                                "{\"leftGrams\": 640, \"reason\": \"weighed\"}",
                                "X-Api-Key",
                                app.stellasKey))
                        .get("low")
                        .asBoolean())
                .isFalse();
        assertThat(app.tree(put(one, "{\"material\": \"PETG\", \"vendor\": \"Made-up\"}", app.stellasKey))
                        .get("vendor")
                        .asText())
                .isEqualTo("Made-up");
        assertThat(app.tree(app.get(one, "X-Api-Key", app.stellasKey)).get("history"))
                .hasSize(4);

        JsonNode out = app.tree(app.delete(DEVICE + "/spool", "X-Api-Key", app.stellasKey));
        assertThat(out.get("device").isNull()).isTrue();
        assertThat(app.delete(DEVICE + "/spool", "X-Api-Key", app.stellasKey).statusCode())
                .isEqualTo(409);
        JsonNode unknown = app.tree(app.get(DEVICE, "X-Api-Key", app.stellasKey));
        assertThat(unknown.get("filament").isNull()).isTrue();
        assertThat(unknown.get("materials").toString()).isEqualTo("[\"PLA\"]");
        assertThat(app.tree(app.post(one + "/remove", "{}", "X-Api-Key", app.stellasKey))
                        .get("state")
                        .asText())
                .isEqualTo("EMPTY");
        assertThat(app.tree(app.get("/api/v1/spools", "X-Api-Key", app.stellasKey))
                        .get("spools"))
                .isEmpty();
    }

    @Test
    void staffTagDevices() {
        assertThat(put(DEVICE + "/tags", "{\"tags\": [\"enclosed\"]}", app.samsKey)
                        .statusCode())
                .isEqualTo(403);
        assertThat(app.tree(put(DEVICE + "/tags", "{\"tags\": [\"Enclosed\", \"overnight\"]}", app.stellasKey))
                        .get("tags")
                        .toString())
                .isEqualTo("[\"enclosed\",\"overnight\"]");
        assertThat(put(DEVICE + "/tags", "{\"tags\": [\"a b\"]}", app.stellasKey)
                        .statusCode())
                .isEqualTo(400);
        assertThat(put(DEVICE + "/tags", "{\"tags\": [null]}", app.stellasKey).statusCode())
                .isEqualTo(400);
        assertThat(put(DEVICE + "/tags", "{}", app.stellasKey).statusCode()).isEqualTo(400);
    }

    @Test
    void reservationsAreMadeSeenAndTakenBack() {
        Instant from = app.clock.instant().plus(Duration.ofDays(1));
        String maintenance = reservation(from, "\"purpose\": \"new belt\"");
        assertThat(app.post("/api/v1/reservations", maintenance, "X-Api-Key", app.samsKey)
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> made = app.post("/api/v1/reservations", maintenance, "X-Api-Key", app.stellasKey);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonNode reservation = app.tree(made);
        assertThat(reservation.get("maintenance").asBoolean()).isTrue();
        app.post("/api/v1/groups", "{\"name\": \"cad\"}", "X-Api-Key", app.stellasKey);
        HttpResponse<String> overlapping = app.post(
                "/api/v1/reservations",
                reservation(from.plusSeconds(60), "\"purpose\": \"course\", \"group\": \"cad\""),
                "X-Api-Key",
                app.stellasKey);
        assertThat(overlapping.statusCode()).isEqualTo(409);
        assertThat(overlapping.body()).contains("new belt").contains("Choose another time");
        assertThat(app.tree(app.get("/api/v1/reservations", "X-Api-Key", app.samsKey))
                        .get("reservations"))
                .hasSize(1);
        String one = "/api/v1/reservations/" + reservation.get("id").asLong();
        assertThat(app.delete(one, "X-Api-Key", app.samsKey).statusCode()).isEqualTo(403);
        assertThat(app.delete(one, "X-Api-Key", app.stellasKey).statusCode()).isEqualTo(204);
        assertThat(app.delete(one, "X-Api-Key", app.stellasKey).statusCode()).isEqualTo(404);
        assertThat(app.tree(app.get("/api/v1/reservations", "X-Api-Key", app.samsKey))
                        .get("reservations"))
                .isEmpty();
        assertThat(app.get("/api/v1/reservations?from=yesterday", "X-Api-Key", app.samsKey)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void othersDoNotSeeForWhomADeviceIsKept() {
        Instant from = app.clock.instant().plus(Duration.ofDays(1));
        app.post(
                "/api/v1/reservations",
                reservation(from, "\"purpose\": \"thesis\", \"user\": \"ada.admin\""),
                "X-Api-Key",
                app.stellasKey);
        JsonNode seen = app.tree(app.get("/api/v1/reservations", "X-Api-Key", app.samsKey))
                .at("/reservations/0");
        assertThat(seen.get("user").isNull()).isTrue();
        assertThat(seen.get("maintenance").asBoolean()).isFalse();
        assertThat(app.tree(app.get("/api/v1/reservations", "X-Api-Key", app.stellasKey))
                        .at("/reservations/0/user")
                        .asText())
                .isEqualTo("ada.admin");
    }

    @Test
    void copiesAndASuccessorAreWishesOfTheForm() {
        JsonNode first =
                submitted(Forms.field("copies", "3"), Forms.field("colour", "Red"), Forms.field("tags", "enclosed"));
        assertThat(first.at("/copy/number").asInt()).isOne();
        assertThat(first.at("/copy/of").asInt()).isEqualTo(3);
        assertThat(first.get("colour").asText()).isEqualTo("red");
        assertThat(first.get("tags").toString()).isEqualTo("[\"enclosed\"]");
        JsonNode after = submitted(Forms.field("after", first.get("id").asText()));
        assertThat(after.get("state").asText()).isEqualTo("HELD");
        assertThat(after.get("after").asLong()).isEqualTo(first.get("id").asLong());
        assertThat(after.get("reason").asText()).contains("has ended well");
        HttpResponse<String> cancelled =
                app.post("/api/v1/jobs/" + first.get("id").asLong() + "/cancel-batch", "", "X-Api-Key", app.samsKey);
        assertThat(app.tree(cancelled).get("cancelled")).hasSize(3);
        for (String wrong : new String[] {"0", "51", "many"}) {
            assertThat(Forms.send(app, "/api/v1/jobs", app.samsKey, Forms.field("copies", wrong), file())
                            .statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void aJobThatComesAfterAnotherEntersTheQueueWhenThatIsPrinted() {
        JsonNode first = submitted();
        JsonNode after = submitted(Forms.field("after", first.get("id").asText()));
        await().until(() -> app.lab
                        .devices()
                        .device(Actor.of(app.ada), RunningApp.DEVICE)
                        .status()
                        .state()
                == DeviceState.IDLE);
        app.post(DEVICE + "/clear-bed", "", "X-Api-Key", app.stellasKey);
        awaitState(first, "PRINTING");
        assertThat(state(after)).isEqualTo("HELD");
        app.driver.phase(PrintPhase.FINISHED);
        awaitState(first, "COMPLETED");
        awaitState(after, "QUEUED");
    }

    @Test
    void whatStaffHoldIsReleasedByStaff() {
        JsonNode job = submitted();
        String path = "/api/v1/jobs/" + job.get("id").asLong();
        app.post(path + "/hold", "{\"reason\": \"Ask me first.\"}", "X-Api-Key", app.stellasKey);
        HttpResponse<String> refused = app.post(path + "/release", "", "X-Api-Key", app.samsKey);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("held by staff (Ask me first.)");
        assertThat(app.post(path + "/release", "", "X-Api-Key", app.stellasKey).statusCode())
                .isEqualTo(200);
    }

    private void awaitState(JsonNode job, String state) {
        await().untilAsserted(() -> {
            app.clock.advance(Duration.ofMillis(300));
            assertThat(state(job)).isEqualTo(state);
        });
    }

    private String state(JsonNode job) {
        return app.tree(app.get("/api/v1/jobs/" + job.get("id").asLong(), "X-Api-Key", app.adasKey))
                .get("state")
                .asText();
    }

    private JsonNode submitted(String... fields) {
        String[] parts = java.util.Arrays.copyOf(fields, fields.length + 1);
        parts[fields.length] = file();
        HttpResponse<String> taken = Forms.send(app, "/api/v1/jobs", app.samsKey, parts);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        return app.tree(taken);
    }

    private static String file() {
        return Forms.file("cube.gcode", Forms.GCODE);
    }

    private static String reservation(Instant from, String more) {
        return "{\"device\": \"" + RunningApp.DEVICE + "\", \"from\": \"" + from + "\", \"to\": \""
                + from.plusSeconds(3600) + "\", " + more + "}";
    }

    private HttpResponse<String> put(String path, String body, String key) {
        return app.send(app.request(path, "X-Api-Key", key).PUT(HttpRequest.BodyPublishers.ofString(body)));
    }
}
