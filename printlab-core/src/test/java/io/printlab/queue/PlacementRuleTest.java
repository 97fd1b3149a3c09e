package io.printlab.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.account.UserId;
import io.printlab.device.Requirements;
import io.printlab.file.PrintFileId;
import io.printlab.job.Needs;
import io.printlab.job.Placement;
import io.printlab.job.PrintEstimate;
import io.printlab.job.Submission;
import io.printlab.job.Tier;
import io.printlab.job.Urgency;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlacementRuleTest {
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

    @Test
    void aDeadlinePromotesEarlyEnoughForTheEstimateAndItsSlack() {
        Placement place = place(Urgency.NORMAL, NOW.plus(Duration.ofHours(20)), Duration.ofHours(4));
        assertThat(place.promoteAt()).isEqualTo(NOW.plus(Duration.ofHours(15)));
        assertThat(place.cost()).isEqualTo(4.0);
    }

    @Test
    void withoutADeadlineTheLongestWaitOfTheTierCounts() {
        assertThat(place(Urgency.HIGH, null, Duration.ofHours(1)).promoteAt())
                .isEqualTo(NOW.plus(Duration.ofHours(24)));
        assertThat(place(Urgency.NORMAL, null, Duration.ofHours(1)).promoteAt())
                .isEqualTo(NOW.plus(Duration.ofHours(72)));
        assertThat(place(Urgency.LOW, null, Duration.ofHours(1)).promoteAt()).isEqualTo(NOW.plus(Duration.ofDays(7)));
    }

    @Test
    void aFarDeadlineDoesNotDelayTheLongestWait() {
        assertThat(place(Urgency.NORMAL, NOW.plus(Duration.ofDays(90)), Duration.ofHours(1))
                        .promoteAt())
                .isEqualTo(NOW.plus(Duration.ofHours(72)));
    }

    @Test
    void anEmergencyNeedsNoPromotionAndAnUnknownTimeIsTakenAsTheDefault() {
        assertThat(place(Urgency.EMERGENCY, null, Duration.ofHours(1)).promoteAt())
                .isNull();
        assertThat(place(Urgency.EMERGENCY, null, Duration.ofHours(1)).tier()).isEqualTo(Tier.EMERGENCY);
        assertThat(place(Urgency.NORMAL, null, null).cost()).isEqualTo(4.0);
    }

    @Test
    void aTinyPrintStillCostsAMinute() {
        assertThat(place(Urgency.NORMAL, null, Duration.ofSeconds(1)).cost()).isEqualTo(1.0 / 60);
    }

    private static Placement place(Urgency urgency, @Nullable Instant deadline, @Nullable Duration time) {
        Submission submission = new Submission(
                new UserId(1), new PrintFileId("a".repeat(64)), "cube.gcode", "web", urgency, deadline, null, NOW);
        return new FairSharePolicy()
                .place(submission, new Needs(Requirements.NONE, new PrintEstimate(time, null)), NOW);
    }
}
