package io.printlab.persistence;

import io.printlab.job.Tier;

/** A tier as the number that the ready index sorts by; stored, so it does not follow the order of the enum by itself. */
final class TierRank {
    static final int AT_RISK = 1;

    private TierRank() {}

    static int of(Tier tier) {
        return switch (tier) {
            case EMERGENCY -> 0;
            case AT_RISK -> AT_RISK;
            case HIGH -> 2;
            case NORMAL -> 3;
            case LOW -> 4;
        };
    }

    static Tier tier(int rank) {
        return switch (rank) {
            case 0 -> Tier.EMERGENCY;
            case AT_RISK -> Tier.AT_RISK;
            case 2 -> Tier.HIGH;
            case 3 -> Tier.NORMAL;
            case 4 -> Tier.LOW;
            default -> throw new IllegalStateException("no tier has the rank " + rank);
        };
    }
}
