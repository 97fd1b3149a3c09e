package io.printlab.queue;

import java.util.Optional;

/**
 * Puts the short jobs of one owner before the long ones: a job stands as if it had come later by its own length times the
 * pull. Other owners' jobs are not passed by it, so nobody gains by being short except among the own jobs.
 *
 * @param pull hours back for each hour of print, 0 or more
 * @param most hours back at most
 */
record ShortFirstFactor(double pull, double most) implements PriorityFactor {
    ShortFirstFactor {
        Figures.notNegative("the pull of short jobs", pull);
        Figures.notNegative("the hours that a long job stands back", most);
    }

    @Override
    public String name() {
        return "length";
    }

    @Override
    public Standing apply(Standing standing, Arrival arrival) {
        return standing.orderedAt(standing.orderAt().plus(Figures.duration(back(standing.hours()))));
    }

    @Override
    public Optional<FactorScore> score(Ranked ranked) {
        return pull == 0
                ? Optional.empty()
                : Optional.of(new FactorScore(
                        name(), 0, "Among the jobs of its owner shorter ones come first, by their length."));
    }

    private double back(double hours) {
        return Math.min(most, hours * pull);
    }
}
