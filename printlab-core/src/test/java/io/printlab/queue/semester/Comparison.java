package io.printlab.queue.semester;

import io.printlab.queue.FairSharePolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** Twenty semesters, each under every order. The figures of the policy were chosen on seeds 1 to 20; these are others. */
final class Comparison {
    static final long[] SEEDS = LongStream.rangeClosed(101, 120).toArray();
    static final String OURS = "printlab fair share";

    private final Map<String, List<Figures>> figures = new LinkedHashMap<>();
    private double latestHours;

    static Comparison run() {
        Comparison comparison = new Comparison();
        List<Supplier<Contender>> others =
                List.of(PlainOrder::firstInFirstOut, MultifactorOrder::new, PlainOrder::shortestFirst);
        for (long seed : SEEDS) {
            List<Print> prints = Semester.of(seed);
            others.forEach(other -> comparison.add(prints, other.get(), seed));
            PolicyOrder ours = new PolicyOrder(OURS, new FairSharePolicy());
            comparison.add(prints, ours, seed);
            comparison.latestHours = Math.max(comparison.latestHours, ours.latestHours());
        }
        return comparison;
    }

    private void add(List<Print> prints, Contender contender, long seed) {
        figures.computeIfAbsent(contender.name(), name -> new ArrayList<>())
                .add(Figures.of(Lab.run(prints, contender, seed)));
    }

    List<String> names() {
        return List.copyOf(figures.keySet());
    }

    List<Figures> of(String name) {
        return figures.getOrDefault(name, List.of());
    }

    Figures mean(String name) {
        return Figures.meanOf(of(name));
    }

    /** The longest wait under our policy, from the job's turn among its owner's jobs, in hours. */
    double latestHours() {
        return latestHours;
    }
}
