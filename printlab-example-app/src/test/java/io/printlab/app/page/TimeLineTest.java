package io.printlab.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.account.UserId;
import io.printlab.device.DeviceId;
import io.printlab.device.NodeId;
import io.printlab.file.PrintFileId;
import io.printlab.job.JobEvent;
import io.printlab.job.JobId;
import io.printlab.job.JobState;
import io.printlab.job.JobTransition;
import io.printlab.job.Lease;
import io.printlab.job.Submission;
import io.printlab.job.Urgency;
import io.printlab.job.Wishes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A job's story in plain words. */
class TimeLineTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private final TimeLine line = new TimeLine(
            label -> label.equals("user:1") ? "Sam" : "printlab", device -> "MK4 " + device, ZoneOffset.UTC);

    @Test
    void theNewestComesFirstWithWhoAndWhy() {
        Submission submission = new Submission(
                new UserId(1),
                new PrintFileId("0".repeat(64)),
                "a.gcode",
                "octoprint",
                Urgency.NORMAL,
                null,
                null,
                NOW,
                Wishes.NONE);
        Lease lease = new Lease(new DeviceId("left"), new NodeId("n"), 1, NOW);
        List<TimeLineEntry> story = line.of(
                List.of(
                        event(1, JobTransition.SUBMIT, "user:1", null, submission, null),
                        event(2, JobTransition.CLAIM, "dispatcher", null, null, lease),
                        event(3, JobTransition.FAIL, "device:left", "Too cold.", null, null)),
                NOW);
        assertThat(story)
                .extracting(TimeLineEntry::sentence)
                .containsExactly(
                        "MK4 left could not finish the print.",
                        "MK4 left took the job.",
                        "Sam handed it in from the slicer.");
        assertThat(story.get(0).reason()).isEqualTo("Too cold.");
        assertThat(story.get(0).tone()).isEqualTo("bad");
    }

    @ParameterizedTest
    @EnumSource(JobTransition.class)
    void everyMoveIsASentence(JobTransition move) {
        String sentence = line.of(List.of(event(1, move, "user:1", null, null, null)), NOW)
                .get(0)
                .sentence();
        assertThat(sentence).matches("[A-Z].*\\.").doesNotContain(move.name());
    }

    private static JobEvent event(
            long seq, JobTransition move, String by, String reason, Submission submission, Lease lease) {
        JobState from = move.sources().stream().findFirst().orElse(null);
        return new JobEvent(
                new JobId(7), seq, NOW, move, from, move.target(), by, reason, submission, null, null, lease, 0);
    }
}
