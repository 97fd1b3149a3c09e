package io.printlab.app.api;

import io.printlab.job.Tier;
import io.printlab.queue.DeviceObstacle;
import io.printlab.queue.Expectation;
import io.printlab.queue.Explanation;
import io.printlab.queue.FactorScore;
import io.printlab.queue.NextDevice;
import io.printlab.queue.TimeRange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a job waits, as programs see it.
 *
 * @param position 1 for the next
 * @param exact false if the position is an estimate
 * @param promoteAt when it moves up by itself, or null
 * @param reasons sentences, most telling first
 * @param next the device that it gets next, or null
 * @param obstacles by device: the rule, a sentence, and until when
 * @param expectedStart in eight cases of ten between early and late, or null if nothing can be foretold
 */
record ExplanationView(
        long job,
        long position,
        boolean exact,
        Tier tier,
        @Nullable Instant promoteAt,
        List<String> reasons,
        List<FactorScore> factors,
        @Nullable Next next,
        List<Hindrance> obstacles,
        @Nullable TimeRange expectedStart,
        @Nullable TimeRange expectedFinish) {
    record Next(
            String device,
            String name,
            boolean ready,
            @Nullable Instant expected) {
        static @Nullable Next of(@Nullable NextDevice next) {
            return next == null ? null : new Next(next.device().value(), next.name(), next.ready(), next.expected());
        }
    }

    record Hindrance(
            String device,
            String name,
            String rule,
            String sentence,
            @Nullable Instant until) {
        static Hindrance of(DeviceObstacle one) {
            return new Hindrance(
                    one.device().value(),
                    one.name(),
                    one.obstacle().constraint(),
                    one.obstacle().sentence(),
                    one.obstacle().until());
        }
    }

    static ExplanationView of(Explanation why) {
        Expectation expected = why.expected();
        return new ExplanationView(
                why.job().value(),
                why.position(),
                why.exact(),
                why.tier(),
                why.promoteAt(),
                why.reasons(),
                why.factors(),
                Next.of(why.next()),
                why.obstacles().stream().map(Hindrance::of).toList(),
                expected == null ? null : expected.start(),
                expected == null ? null : expected.finish());
    }
}
