package io.printlab.testkit;

import io.printlab.forecast.BedClearing;
import io.printlab.forecast.ForecastOutcome;
import io.printlab.forecast.ForecastRepository;
import io.printlab.forecast.MadeForecast;
import io.printlab.job.JobEvent;
import io.printlab.job.JobTransition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

final class MemoryForecasts implements ForecastRepository {
    private static final Set<JobTransition> ENDS =
            Set.of(JobTransition.COMPLETE, JobTransition.FAIL, JobTransition.CANCEL, JobTransition.INTERRUPT);

    private final MemoryJobs jobs;
    private final Map<List<Object>, MadeForecast> forecasts = new LinkedHashMap<>();
    private final Map<List<Object>, BedClearing> clearings = new LinkedHashMap<>();

    MemoryForecasts(MemoryJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public synchronized void keep(Collection<MadeForecast> made) {
        made.forEach(one -> forecasts.putIfAbsent(List.of(one.job(), one.occasion(), one.at()), one));
    }

    @Override
    public synchronized void keep(BedClearing clearing) {
        clearings.putIfAbsent(List.of(clearing.device(), clearing.clearedAt()), clearing);
    }

    @Override
    public synchronized List<ForecastOutcome> outcomes(Instant since, int limit) {
        return forecasts.values().stream()
                .filter(made -> !made.at().isBefore(since))
                .sorted(Comparator.comparing(MadeForecast::at)
                        .thenComparing(MadeForecast::job)
                        .thenComparing(MadeForecast::occasion)
                        .reversed())
                .limit(limit)
                .map(this::outcome)
                .toList();
    }

    @Override
    public synchronized List<BedClearing> clearings(Instant since, int limit) {
        return clearings.values().stream()
                .filter(clearing -> !clearing.clearedAt().isBefore(since))
                .sorted(Comparator.comparing(BedClearing::clearedAt)
                        .thenComparing(BedClearing::device)
                        .reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized int removeBefore(Instant time) {
        int before = forecasts.size() + clearings.size();
        forecasts.values().removeIf(made -> made.at().isBefore(time));
        clearings.values().removeIf(clearing -> clearing.clearedAt().isBefore(time));
        return before - forecasts.size() - clearings.size();
    }

    private ForecastOutcome outcome(MadeForecast made) {
        @Nullable JobEvent start = null;
        List<JobEvent> history = new ArrayList<>(jobs.history(made.job()));
        for (JobEvent event : history) {
            if (start == null
                    && event.move() == JobTransition.START
                    && !event.at().isBefore(made.at())) {
                start = event;
            } else if (start != null && ENDS.contains(event.move())) {
                return new ForecastOutcome(made, start.at(), event.at(), event.move() == JobTransition.COMPLETE);
            }
        }
        return new ForecastOutcome(made, start == null ? null : start.at(), null, false);
    }
}
