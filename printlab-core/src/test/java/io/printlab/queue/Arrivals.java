package io.printlab.queue;

import io.printlab.account.UserId;
import io.printlab.device.Requirements;
import io.printlab.file.PrintFileId;
import io.printlab.job.JobId;
import io.printlab.job.Needs;
import io.printlab.job.PrintEstimate;
import io.printlab.job.Submission;
import io.printlab.job.Tier;
import io.printlab.job.Urgency;
import io.printlab.job.Wishes;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Arrivals and waiting jobs for the tests of the factors. */
final class Arrivals {
    static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

    private Arrivals() {}

    static Arrival of(Urgency urgency, @Nullable Instant deadline, @Nullable Duration time, Backlog own) {
        return new Arrival(submission(urgency, deadline), needs(time, null), own, NOW);
    }

    static Arrival of(@Nullable Duration time, @Nullable Double grams) {
        return new Arrival(submission(Urgency.NORMAL, null), needs(time, grams), Backlog.NONE, NOW);
    }

    static Submission submission(Urgency urgency, @Nullable Instant deadline) {
        return new Submission(
                new UserId(1),
                new PrintFileId("a".repeat(64)),
                "cube.gcode",
                "web",
                urgency,
                deadline,
                null,
                NOW,
                Wishes.NONE);
    }

    static Needs needs(@Nullable Duration time, @Nullable Double grams) {
        return new Needs(Requirements.NONE, new PrintEstimate(time, grams));
    }

    static Ranked ranked(Tier tier, Urgency urgency, @Nullable Instant deadline, Duration waited, double virtualTime) {
        return new Ranked(
                new WaitingJob(
                        new JobId(1),
                        new UserId(1),
                        Lane.of(Requirements.NONE),
                        tier,
                        tier == Tier.AT_RISK ? null : NOW.plus(Duration.ofHours(5)),
                        NOW.plus(Duration.ofHours(9)),
                        NOW.minus(waited),
                        2,
                        PriorityWeights.DEFAULT.ranking().rank(tier, NOW.minus(waited), 2)),
                submission(urgency, deadline),
                needs(Duration.ofHours(2), null),
                new Share(new UserId(1), virtualTime, 1),
                1,
                NOW);
    }

    static Standing standing(Tier tier, double hours) {
        return Standing.start(NOW).inTier(tier).using(hours, hours);
    }
}
