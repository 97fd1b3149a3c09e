package io.printlab.forecast;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long prints take, against what their files say. */
final class PrintPace {
    private static final double[] PRIOR = {0.85, 0.92, 0.97, 1, 1.03, 1.08, 1.15, 1.3};
    private static final double[] PRIOR_HOURS = {0.4, 0.7, 1, 1.5, 2, 3, 4.5, 7};
    private static final int ENOUGH = 60;
    private static final double MOST = 20;
    private static final double MILLIS = Duration.ofHours(1).toMillis();
    private static final double SHORTEST = 1.0 / 60;

    private final double[] occupied;
    private final double[] completed;
    private final double[] unknown;

    private PrintPace(double[] occupied, double[] completed, double[] unknown) {
        this.occupied = occupied;
        this.completed = completed;
        this.unknown = unknown;
    }

    static PrintPace of(Collection<PrintTime> times) {
        List<Double> all = new ArrayList<>();
        List<Double> whole = new ArrayList<>();
        List<Double> lengths = new ArrayList<>();
        for (PrintTime time : times) {
            double actual = hours(time.actual());
            Duration estimated = time.estimated();
            if (estimated != null && hours(estimated) >= SHORTEST) {
                double ratio = Math.min(MOST, actual / hours(estimated));
                all.add(ratio);
                if (time.completed()) {
                    whole.add(ratio);
                }
            }
            if (time.completed()) {
                lengths.add(actual);
            }
        }
        return new PrintPace(with(all, PRIOR), with(whole, PRIOR), with(lengths, PRIOR_HOURS));
    }

    /**
     * How long a print has its device, whatever comes of it.
     *
     * @param estimated null if the file does not say
     * @param since how long it has had the device already, 0 for one that waits
     * @param draw the part of the cases in which it takes less
     * @return hours, from its start, above since
     */
    double occupiedHours(@Nullable Duration estimated, double since, double draw) {
        double[] scale = estimated == null ? unknown : occupied;
        double unit = estimated == null ? 1 : Math.max(SHORTEST, hours(estimated));
        double passed = since <= 0 ? 0 : share(scale, since / unit);
        double total = unit * Quantiles.of(scale, passed + draw * (1 - passed));
        return Math.max(total, since + SHORTEST);
    }

    /** How long it takes to print it to its end. */
    double completedHours(@Nullable Duration estimated, double draw) {
        return estimated == null
                ? Quantiles.of(unknown, draw)
                : Math.max(SHORTEST, hours(estimated)) * Quantiles.of(completed, draw);
    }

    /** How long a print of which the device says how long it still takes still takes. */
    double restHours(Duration told, double draw) {
        return hours(told) * Quantiles.of(completed, draw);
    }

    private static double share(double[] sorted, double value) {
        int below = 0;
        while (below < sorted.length && sorted[below] <= value) {
            below++;
        }
        return (double) below / sorted.length;
    }

    /** History is trusted alone once there is enough of it. */
    private static double[] with(List<Double> seen, double[] prior) {
        List<Double> all = new ArrayList<>(seen);
        for (int added = seen.size(); added < ENOUGH; added++) {
            all.add(prior[added % prior.length]);
        }
        return all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private static double hours(Duration duration) {
        return duration.toMillis() / MILLIS;
    }
}
