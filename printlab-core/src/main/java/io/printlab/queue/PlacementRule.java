package io.printlab.queue;

import io.printlab.job.Placement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The factors that place a job, applied one after the other. */
public record PlacementRule(List<PriorityFactor> factors) {
    public static final PlacementRule DEFAULT = PriorityWeights.DEFAULT.rule(WorkClassifier.AS_SUBMITTED);

    /** For policies in which the tier comes before everything: moved up as late as it may be, and ordered by arrival alone. */
    static final PlacementRule BY_ARRIVAL = new PlacementRule(List.of(
            new UsageFactor(Duration.ofHours(4), 60),
            new UrgencyFactor(),
            new WaitingTimeFactor(Duration.ofHours(24), Duration.ofHours(72), Duration.ofDays(7)),
            new DeadlineFactor(0.25, Duration.ZERO)));

    public PlacementRule {
        factors = List.copyOf(factors);
        Set<String> names = new HashSet<>();
        factors.forEach(factor -> {
            if (!names.add(factor.name())) {
                throw new IllegalArgumentException("two factors are named " + factor.name());
            }
        });
    }

    /** With more factors, applied after these. */
    public PlacementRule followedBy(List<PriorityFactor> more) {
        return new PlacementRule(Stream.concat(factors.stream(), more.stream()).toList());
    }

    public Placement place(String policy, Ranking ranking, Arrival arrival) {
        Standing standing = Standing.start(arrival.now());
        for (PriorityFactor factor : factors) {
            standing = factor.apply(standing, arrival);
        }
        return new Placement(
                standing.tier(),
                standing.promoteAt(),
                standing.overdueAt(),
                standing.orderAt(),
                standing.cost(),
                ranking.rank(standing.tier(), standing.orderAt(), standing.cost()),
                policy);
    }

    List<FactorScore> scores(Ranked ranked) {
        return factors.stream()
                .map(factor -> factor.score(ranked))
                .flatMap(Optional::stream)
                .toList();
    }
}
