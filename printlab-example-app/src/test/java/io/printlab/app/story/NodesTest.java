package io.printlab.app.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.printlab.PrintLab;
import io.printlab.account.Actor;
import io.printlab.account.Role;
import io.printlab.app.LabProcess;
import io.printlab.app.config.Settings;
import io.printlab.app.config.SettingsReader;
import io.printlab.app.signin.Accounts;
import io.printlab.desk.NodeDesk;
import io.printlab.desk.SubmissionRequest;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.job.Job;
import io.printlab.job.JobEvent;
import io.printlab.job.JobId;
import io.printlab.job.JobState;
import io.printlab.job.JobTransition;
import io.printlab.persistence.PostgresSettings;
import io.printlab.persistence.testkit.PostgresFixture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A web application and two nodes, each a process of its own, over one database and one folder of files. */
@EnabledOnOs(OS.LINUX)
class NodesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final DeviceId LEFT = new DeviceId("left");
    private static final DeviceId RIGHT = new DeviceId("right");

    @RegisterExtension
    static final PostgresFixture postgres = new PostgresFixture();

    @TempDir
    Path folder;

    private LabProcess web;
    private PrintLab lab;
    private Actor ada;
    private NodeProgram left;
    private NodeProgram right;

    @BeforeEach
    void start() throws IOException {
        web = LabProcess.serve(settings());
        lab = web.injector().getInstance(PrintLab.class);
        ada = Actor.of(web.injector()
                .getInstance(Accounts.class)
                .add("ada.admin", "Ada Admin", Role.ADMINISTRATOR, "correct horse battery"));
        left = NodeProgram.start("pi-left", List.of("left"), folder, variables());
        right = NodeProgram.start("pi-right", List.of("right"), folder, variables());
        idle(LEFT);
        idle(RIGHT);
    }

    @AfterEach
    void stop() throws InterruptedException {
        left.close();
        right.close();
        web.close();
    }

    @Test
    void nodesThatDieOrAreCutOffLoseNothingAndNobodyElseStartsOnTheirDevices() throws Exception {
        assertThat(lab.nodes().nodes(ada))
                .extracting(standing -> standing.node().id().value() + " " + standing.silent() + " "
                        + standing.devices().size())
                .containsExactly("pi-left false 1", "pi-right false 1", "web false 0");
        lab.devices().clearBed(ada, LEFT);
        lab.devices().clearBed(ada, RIGHT);
        JobId first = submitted();
        JobId second = submitted();
        printing(first);
        printing(second);
        boolean firstIsLeft = device(first).equals(LEFT);
        JobId killed = firstIsLeft ? first : second;
        JobId cutOff = firstIsLeft ? second : first;

        left.kill();
        interrupted(killed, LEFT);
        assertThat(standing("pi-left").silent()).isTrue();
        assertThat(lab.jobs().job(ada, cutOff).state()).isEqualTo(JobState.PRINTING);

        right.signal("STOP");
        interrupted(cutOff, RIGHT);
        JobId third = submitted();
        right.signal("CONT");
        await().atMost(PATIENCE)
                .until(() -> moves(cutOff, JobTransition.FIND_AGAIN) == 1
                        && lab.devices().device(ada, RIGHT).status().state() != DeviceState.UNKNOWN);

        left = NodeProgram.start("pi-left", List.of("left"), folder, variables());
        idle(LEFT);
        assertThat(lab.jobs().job(ada, killed).state()).as("a person decides").isEqualTo(JobState.INTERRUPTED);
        await().atMost(PATIENCE).until(() -> lab.jobs().job(ada, cutOff).state() == JobState.COMPLETED);
        assertThat(lab.jobs().job(ada, third).state()).as("no bed is clear").isEqualTo(JobState.QUEUED);

        assertThat(left.stop()).as("in order").isTrue();
        assertThat(right.stop()).as("in order").isTrue();
        for (JobId id : new JobId[] {killed, cutOff}) {
            assertThat(moves(id, JobTransition.START)).isEqualTo(1);
        }
    }

    private void idle(DeviceId id) {
        await().atMost(PATIENCE)
                .until(() -> lab.store()
                        .devices()
                        .byId(id)
                        .filter(device -> device.status().state() == DeviceState.IDLE)
                        .isPresent());
    }

    private void printing(JobId id) {
        await().atMost(PATIENCE).until(() -> lab.jobs().job(ada, id).state() == JobState.PRINTING);
    }

    private void interrupted(JobId id, DeviceId device) {
        await().atMost(PATIENCE)
                .until(() -> lab.jobs().job(ada, id).state() == JobState.INTERRUPTED
                        && lab.devices().device(ada, device).status().state() == DeviceState.UNKNOWN);
    }

    private DeviceId device(JobId id) {
        Job job = lab.jobs().job(ada, id);
        return job.lease() == null ? LEFT : job.lease().device();
    }

    private long moves(JobId id, JobTransition move) {
        return lab.store().jobs().history(id).stream()
                .map(JobEvent::move)
                .filter(move::equals)
                .count();
    }

    private NodeDesk.Standing standing(String id) {
        return lab.nodes().nodes(ada).stream()
                .filter(standing -> standing.node().id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private JobId submitted() throws IOException {
        byte[] file =
                ("; filament_type = PLA\n; estimated printing time (normal mode) = 14m 0s\nM104 S200\nG28\nG1 Z0.2 F600\n"
                                + "G1 X180 F1200\nG1 X20\n".repeat(50))
                        .getBytes(StandardCharsets.US_ASCII);
        return lab.jobs()
                .submit(ada, SubmissionRequest.of("long.gcode", "web"), new ByteArrayInputStream(file))
                .id();
    }

    private Settings settings() {
        Map<String, String> variables = new HashMap<>(variables());
        variables.put("PRINTLAB_NODE", "web");
        variables.put("PRINTLAB_ROLES", "web");
        variables.put("PRINTLAB_HTTP_PORT", "0");
        variables.put("PRINTLAB_DATA_DIR", folder.resolve("web").toString());
        return SettingsReader.read(null, variables);
    }

    private Map<String, String> variables() {
        PostgresSettings database = postgres.settings();
        return Map.of(
                "PRINTLAB_DATABASE_URL",
                database.url(),
                "PRINTLAB_DATABASE_USER",
                database.user(),
                "PRINTLAB_DATABASE_PASSWORD",
                database.password(),
                "PRINTLAB_LEASE_SECONDS",
                "3",
                "PRINTLAB_FILES_DIR",
                folder.resolve("files").toString());
    }
}
