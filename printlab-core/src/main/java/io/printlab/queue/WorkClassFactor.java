package io.printlab.queue;

import io.printlab.job.WorkClass;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Charges less for the work that the lab is for: the cost is divided by the weight of the job's class. A weight changes
 * how fast a share is used up and never who may print at all.
 *
 * @param weights above 0; a class that is missing weighs 1
 */
record WorkClassFactor(Map<WorkClass, Double> weights, WorkClassifier classifier) implements PriorityFactor {
    WorkClassFactor {
        weights.forEach((what, weight) -> Figures.positive("the weight of " + what, weight));
        EnumMap<WorkClass, Double> copy = new EnumMap<>(WorkClass.class);
        copy.putAll(weights);
        weights = Map.copyOf(copy);
    }

    @Override
    public String name() {
        return "class of work";
    }

    @Override
    public Standing apply(Standing standing, Arrival arrival) {
        return standing.costing(standing.cost() / weight(classifier.classOf(arrival.submission())));
    }

    @Override
    public Optional<FactorScore> score(Ranked ranked) {
        WorkClass what = classifier.classOf(ranked.submission());
        double weight = weight(what);
        if (weight == 1) {
            return Optional.empty();
        }
        return Optional.of(new FactorScore(
                name(),
                0,
                "It is " + what.name().toLowerCase(Locale.ROOT) + ": each hour is charged as "
                        + String.format(Locale.ROOT, "%.2f", 1 / weight) + " h."));
    }

    private double weight(WorkClass what) {
        return weights.getOrDefault(what, 1.0);
    }
}
