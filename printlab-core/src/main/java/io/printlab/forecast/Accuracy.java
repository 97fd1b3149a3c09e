package io.printlab.forecast;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How right the forecasts were that people were shown when they queued.
 *
 * @param made how many were made
 * @param starts those whose job has started, by how far ahead the start was said to be
 * @param finishes those whose job was printed to its end, likewise
 * @param weeks by the week in which they were made, oldest first; weeks without any are left out
 */
public record Accuracy(int made, Map<Lead, Figure> starts, Map<Lead, Figure> finishes, List<Week> weeks) {
    /**
     * @param count of forecasts
     * @param medianError half of them were off by less, earlier or later
     * @param medianDelay half of what came, came later than this after what was said; negative for earlier
     * @param within part that came inside the range, 0 to 1; 0.8 is what a range claims
     */
    public record Figure(int count, Duration medianError, Duration medianDelay, double within) {
        static final Figure NONE = new Figure(0, Duration.ZERO, Duration.ZERO, 0);
    }

    public record Week(LocalDate monday, Figure start, Figure finish) {}

    private record Case(Lead lead, LocalDate monday, long offMillis, boolean within) {}

    public Accuracy {
        starts = Collections.unmodifiableMap(new EnumMap<>(starts));
        finishes = Collections.unmodifiableMap(new EnumMap<>(finishes));
        weeks = List.copyOf(weeks);
    }

    public static Accuracy of(Collection<ForecastOutcome> outcomes, ZoneId zone) {
        List<Case> starts = new ArrayList<>();
        List<Case> finishes = new ArrayList<>();
        int made = 0;
        for (ForecastOutcome outcome : outcomes) {
            MadeForecast forecast = outcome.forecast();
            if (forecast.occasion() != MadeForecast.Occasion.QUEUED) {
                continue;
            }
            made++;
            Lead lead = Lead.of(forecast.lead());
            LocalDate monday =
                    forecast.at().atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            Instant started = outcome.started();
            Instant ended = outcome.ended();
            if (started != null) {
                starts.add(new Case(
                        lead,
                        monday,
                        Duration.between(forecast.start().likely(), started).toMillis(),
                        forecast.start().holds(started)));
            }
            if (ended != null && outcome.completed()) {
                finishes.add(new Case(
                        lead,
                        monday,
                        Duration.between(forecast.finish().likely(), ended).toMillis(),
                        forecast.finish().holds(ended)));
            }
        }
        return new Accuracy(made, byLead(starts), byLead(finishes), weeks(starts, finishes));
    }

    private static Map<Lead, Figure> byLead(List<Case> cases) {
        Map<Lead, Figure> figures = new EnumMap<>(Lead.class);
        for (Lead lead : Lead.values()) {
            List<Case> own = cases.stream().filter(one -> one.lead() == lead).toList();
            if (!own.isEmpty()) {
                figures.put(lead, figure(own));
            }
        }
        return figures;
    }

    private static List<Week> weeks(List<Case> starts, List<Case> finishes) {
        Map<LocalDate, List<Case>> started = new TreeMap<>();
        Map<LocalDate, List<Case>> finished = new TreeMap<>();
        starts.forEach(one ->
                started.computeIfAbsent(one.monday(), week -> new ArrayList<>()).add(one));
        finishes.forEach(one -> finished.computeIfAbsent(one.monday(), week -> new ArrayList<>())
                .add(one));
        List<Week> weeks = new ArrayList<>();
        started.forEach((monday, cases) ->
                weeks.add(new Week(monday, figure(cases), figure(finished.getOrDefault(monday, List.of())))));
        return weeks;
    }

    private static Figure figure(List<Case> cases) {
        if (cases.isEmpty()) {
            return Figure.NONE;
        }
        double[] off = cases.stream().mapToDouble(Case::offMillis).sorted().toArray();
        double[] size = cases.stream()
                .mapToDouble(one -> Math.abs(one.offMillis()))
                .sorted()
                .toArray();
        long within = cases.stream().filter(Case::within).count();
        return new Figure(
                cases.size(),
                Duration.ofMillis((long) Quantiles.of(size, 0.5)),
                Duration.ofMillis((long) Quantiles.of(off, 0.5)),
                (double) within / cases.size());
    }
}
