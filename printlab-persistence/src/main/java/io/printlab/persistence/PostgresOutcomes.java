package io.printlab.persistence;

import io.printlab.job.JobId;
import io.printlab.ledger.LedgerEntry;
import io.printlab.outcome.Outcome;
import io.printlab.outcome.OutcomeChange;
import io.printlab.outcome.OutcomeEvent;
import io.printlab.outcome.OutcomeRepository;
import io.printlab.outcome.OutcomeStage;
import io.printlab.outcome.StaleOutcomeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class PostgresOutcomes implements OutcomeRepository {
    private final Transactor transactor;
    private final News news;

    PostgresOutcomes(Transactor transactor, News news) {
        this.transactor = transactor;
        this.news = news;
    }

    /** The outcome of a print that has just ended, in the transaction of its end, whose event tells of it. */
    static void begin(OutcomeMapper outcomes, OutcomeChange begun) {
        if (outcomes.begin(OutcomeRow.of(begun.after())) != 1) {
            throw new StaleOutcomeException(begun);
        }
        outcomes.remember(OutcomeEventRow.of(begun.event()));
    }

    @Override
    public Optional<Outcome> byJob(JobId job) {
        return transactor.with(
                OutcomeMapper.class,
                outcomes -> Optional.ofNullable(outcomes.byJob(job)).map(OutcomeRow::toOutcome));
    }

    @Override
    public List<OutcomeEvent> history(JobId job) {
        return transactor.with(
                OutcomeMapper.class,
                outcomes -> outcomes.history(job).stream()
                        .map(OutcomeEventRow::toEvent)
                        .toList());
    }

    @Override
    public List<Outcome> in(OutcomeStage stage, Instant before, int limit) {
        return transactor.with(OutcomeMapper.class, outcomes -> outcomes(outcomes.in(stage, before, limit)));
    }

    @Override
    public List<Outcome> toRemind(Instant before, int limit) {
        return transactor.with(OutcomeMapper.class, outcomes -> outcomes(outcomes.toRemind(before, limit)));
    }

    @Override
    public long count(OutcomeStage stage) {
        return transactor.with(OutcomeMapper.class, outcomes -> outcomes.count(stage));
    }

    @Override
    public Outcome store(OutcomeChange change, List<LedgerEntry> booked) {
        transactor.inTransaction(session -> {
            OutcomeMapper outcomes = session.getMapper(OutcomeMapper.class);
            if (change.before() == null) {
                begin(outcomes, change);
            } else {
                move(outcomes, change);
            }
            LedgerMapper ledger = session.getMapper(LedgerMapper.class);
            booked.forEach(ledger::book);
            return outcomes.tell(OutcomeEventRow.of(change.event()));
        });
        transactor.afterCommit(news::announce);
        return change.after();
    }

    private static void move(OutcomeMapper outcomes, OutcomeChange change) {
        if (outcomes.move(OutcomeRow.of(change.after())) != 1) {
            throw new StaleOutcomeException(change);
        }
        outcomes.remember(OutcomeEventRow.of(change.event()));
    }

    private static List<Outcome> outcomes(List<OutcomeRow> rows) {
        return rows.stream().map(OutcomeRow::toOutcome).toList();
    }
}
