package io.printlab.queue;

import io.printlab.job.Placement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The factors that place a job, applied one after the other. */
public record PlacementRule(List<PriorityFactor> factors) {
    public static final PlacementRule DEFAULT = PriorityWeights.DEFAULT.rule(WorkClassifier.always(WorkClass.RESEARCH));

    /** Without the factors that order by anything but the arrival. */
    static final PlacementRule BY_ARRIVAL = new PlacementRule(DEFAULT.factors().stream()
            .filter(factor -> !(factor instanceof OwnTurnFactor) && !(factor instanceof ShortFirstFactor))
            .toList());

    public PlacementRule {
        factors = List.copyOf(factors);
        Set<String> names = new HashSet<>();
        factors.forEach(factor -> {
            if (!names.add(factor.name())) {
                throw new IllegalArgumentException("two factors are named " + factor.name());
            }
        });
    }

    Placement place(String policy, Arrival arrival) {
        Standing standing = Standing.start(arrival.now());
        for (PriorityFactor factor : factors) {
            standing = factor.apply(standing, arrival);
        }
        return new Placement(standing.tier(), standing.promoteAt(), standing.orderAt(), standing.cost(), policy);
    }

    List<FactorScore> scores(Ranked ranked) {
        return factors.stream()
                .map(factor -> factor.score(ranked))
                .flatMap(Optional::stream)
                .toList();
    }
}
