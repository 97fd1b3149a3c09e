package io.printlab.app.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program is killed in the middle of a print and started again over the same data. */
@EnabledOnOs(OS.LINUX)
class CrashTest {
    private static final int SPEED = 20;

    @TempDir
    Path data;

    @Test
    void afterAKillNoJobIsLostNoneIsPrintedTwiceAndStaffSettleTheOneThatPrinted() throws Exception {
        Map<Long, String> before;
        long printing;
        String device;
        try (DemoProgram first = DemoProgram.start(data, SPEED)) {
            LabClient staff = first.as("STAFF");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !inState(staff, "PRINTING").isEmpty());
            JsonNode job = inState(staff, "PRINTING").get(0);
            printing = job.get("id").asLong();
            device = job.get("device").asText();
            before = states(staff);
            first.kill();
        }
        assertThat(before.values()).contains("QUEUED");

        try (DemoProgram second = DemoProgram.start(data, SPEED)) {
            LabClient staff = second.as("STAFF");
            Map<Long, String> after = states(staff);
            assertThat(after.keySet()).as("no job is lost").isEqualTo(before.keySet());
            after.forEach((id, state) -> assertThat(state)
                    .as("job " + id)
                    .isEqualTo(
                            List.of("CLAIMED", "PRINTING").contains(before.get(id)) ? "INTERRUPTED" : before.get(id)));
            assertThat(after.get(printing)).isEqualTo("INTERRUPTED");
            assertThat(staff.get("/api/v1/devices/" + device)
                            .get("bed")
                            .get("state")
                            .asText())
                    .isNotEqualTo("CLEAR");

            staff.post("/api/v1/jobs/" + printing + "/settle", Map.of("outcome", "COMPLETED"));
            assertThat(staff.get("/api/v1/jobs/" + printing).get("state").asText())
                    .isEqualTo("COMPLETED");
            staff.post("/api/v1/devices/" + device + "/clear-bed", Map.of());
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !inState(staff, "PRINTING").isEmpty());
            assertThat(inState(staff, "PRINTING").get(0).get("id").asLong()).isNotEqualTo(printing);

            assertThat(second.stop()).as("Ctrl-C ends it").isTrue();
        }

        try (DemoProgram third = DemoProgram.start(data, SPEED)) {
            LabClient staff = third.as("STAFF");
            assertThat(states(staff).keySet()).isEqualTo(before.keySet());
            for (long id : before.keySet()) {
                assertThat(starts(staff, id)).as("starts of job " + id).isLessThanOrEqualTo(1);
            }
            assertThat(third.as("STUDENT").status("/api/v1/me")).isEqualTo(200);
        }
    }

    private static long starts(LabClient staff, long id) {
        return StreamSupport.stream(
                        staff.get("/api/v1/jobs/" + id + "/history")
                                .get("history")
                                .spliterator(),
                        false)
                .filter(event -> event.get("move").asText().equals("START"))
                .count();
    }

    private static List<JsonNode> inState(LabClient staff, String state) throws IOException {
        List<JsonNode> found = new ArrayList<>();
        staff.get("/api/v1/jobs?state=" + state).get("jobs").forEach(found::add);
        return found;
    }

    private static Map<Long, String> states(LabClient staff) {
        Map<Long, String> states = new TreeMap<>();
        staff.get("/api/v1/jobs")
                .get("jobs")
                .forEach(job ->
                        states.put(job.get("id").asLong(), job.get("state").asText()));
        return states;
    }
}
