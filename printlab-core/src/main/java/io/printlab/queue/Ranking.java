package io.printlab.queue;

import io.printlab.job.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * The figures by which a policy ranks jobs, the same at every time: a job that has waited lends hours because those who came
 * later rank later. Two jobs therefore never change places by waiting alone.
 *
 * @param loans hours lent to the jobs of each tier; may be negative; a missing tier lends 0
 * @param finish how often a job's own cost counts, 0 or more
 * @param ageing hours for each hour that a job came later, 0 or more
 */
public record Ranking(Map<Tier, Double> loans, double finish, double ageing) {
    /** More than any share ever reaches: a tier that is lent this much goes before every share. */
    public static final double BEFORE_EVERY_SHARE = 1_000_000;

    private static final Instant ZERO = Instant.parse("2026-01-01T00:00:00Z");

    public Ranking {
        Figures.notNegative("the ageing", ageing);
        Figures.notNegative("the part of a job's own cost", finish);
        EnumMap<Tier, Double> copy = new EnumMap<>(Tier.class);
        copy.putAll(loans);
        loans = Map.copyOf(copy);
    }

    /** Where a job stands on the scale of the shares, in device hours. */
    public double rank(Tier tier, Instant queuedAt, double cost) {
        return finish * cost - loan(tier) + ageing * Figures.hours(Duration.between(ZERO, queuedAt));
    }

    /** What a promotion takes off a job's rank. */
    public double lift(Tier from, Tier to) {
        return loan(to) - loan(from);
    }

    public double loan(Tier tier) {
        return loans.getOrDefault(tier, 0.0);
    }
}
