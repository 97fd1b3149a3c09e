package io.printlab.persistence;

import io.printlab.forecast.BedClearing;
import io.printlab.forecast.ForecastOutcome;
import io.printlab.forecast.ForecastRepository;
import io.printlab.forecast.MadeForecast;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

final class PostgresForecasts implements ForecastRepository {
    private final Transactor transactor;

    PostgresForecasts(Transactor transactor) {
        this.transactor = transactor;
    }

    @Override
    public void keep(Collection<MadeForecast> forecasts) {
        if (!forecasts.isEmpty()) {
            transactor.inTransaction(session -> {
                ForecastMapper mapper = session.getMapper(ForecastMapper.class);
                return forecasts.stream()
                        .mapToInt(made -> mapper.keep(ForecastRow.of(made)))
                        .sum();
            });
        }
    }

    @Override
    public void keep(BedClearing clearing) {
        transactor.with(ForecastMapper.class, mapper -> mapper.keepClearing(clearing));
    }

    @Override
    public List<ForecastOutcome> outcomes(Instant since, int limit) {
        return transactor.with(
                ForecastMapper.class,
                mapper -> mapper.outcomes(since, limit).stream()
                        .map(ForecastRow::toOutcome)
                        .toList());
    }

    @Override
    public List<BedClearing> clearings(Instant since, int limit) {
        return transactor.with(ForecastMapper.class, mapper -> mapper.clearings(since, limit));
    }

    @Override
    public int removeBefore(Instant time) {
        return transactor.inTransaction(session -> {
            ForecastMapper mapper = session.getMapper(ForecastMapper.class);
            return mapper.removeForecasts(time) + mapper.removeClearings(time);
        });
    }
}
