package io.printlab.persistence;

import io.printlab.job.Tier;

/** A tier as the number that is stored; it does not follow the order of the enum by itself. */
final class TierRank {
    static final int OVERDUE = 1;
    static final int AT_RISK = 2;

    private TierRank() {}

    static int of(Tier tier) {
        return switch (tier) {
            case EMERGENCY -> 0;
            case OVERDUE -> OVERDUE;
            case AT_RISK -> AT_RISK;
            case HIGH -> 3;
            case NORMAL -> 4;
            case LOW -> 5;
        };
    }

    static Tier tier(int rank) {
        return switch (rank) {
            case 0 -> Tier.EMERGENCY;
            case OVERDUE -> Tier.OVERDUE;
            case AT_RISK -> Tier.AT_RISK;
            case 3 -> Tier.HIGH;
            case 4 -> Tier.NORMAL;
            case 5 -> Tier.LOW;
            default -> throw new IllegalStateException("no tier has the number " + rank);
        };
    }
}
