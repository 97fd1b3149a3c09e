package io.printlab.testkit;

import io.printlab.event.EventKind;
import io.printlab.job.JobId;
import io.printlab.ledger.LedgerEntry;
import io.printlab.outcome.Outcome;
import io.printlab.outcome.OutcomeChange;
import io.printlab.outcome.OutcomeEvent;
import io.printlab.outcome.OutcomeRepository;
import io.printlab.outcome.OutcomeStage;
import io.printlab.outcome.StaleOutcomeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

final class MemoryOutcomes implements OutcomeRepository {
    private final MemoryEvents events;
    private final MemoryLedger ledger;
    private final Map<JobId, Outcome> outcomes = new TreeMap<>();
    private final Map<JobId, List<OutcomeEvent>> histories = new HashMap<>();

    MemoryOutcomes(MemoryEvents events, MemoryLedger ledger) {
        this.events = events;
        this.ledger = ledger;
    }

    synchronized void begin(OutcomeChange change) {
        if (!Objects.equals(outcomes.get(change.after().job()), change.before())) {
            throw new StaleOutcomeException(change);
        }
        outcomes.put(change.after().job(), change.after());
        histories
                .computeIfAbsent(change.after().job(), job -> new ArrayList<>())
                .add(change.event());
    }

    @Override
    public synchronized Optional<Outcome> byJob(JobId job) {
        return Optional.ofNullable(outcomes.get(job));
    }

    @Override
    public synchronized List<OutcomeEvent> history(JobId job) {
        return List.copyOf(histories.getOrDefault(job, List.of()));
    }

    @Override
    public synchronized List<Outcome> in(OutcomeStage stage, Instant before, int limit) {
        return outcomes.values().stream()
                .filter(outcome -> outcome.stage() == stage && outcome.since().isBefore(before))
                .sorted(Comparator.comparing(Outcome::since).thenComparing(Outcome::job))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Outcome> toRemind(Instant before, int limit) {
        return in(OutcomeStage.AWAITING_PICK_UP, before, Integer.MAX_VALUE).stream()
                .filter(outcome -> outcome.remindedAt() == null)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized long count(OutcomeStage stage) {
        return outcomes.values().stream()
                .filter(outcome -> outcome.stage() == stage)
                .count();
    }

    @Override
    public synchronized Outcome store(OutcomeChange change, List<LedgerEntry> booked) {
        begin(change);
        booked.forEach(ledger::book);
        events.log(
                change.event().at(),
                EventKind.OUTCOME_CHANGED,
                change.after().job(),
                null,
                change.after().ownership(),
                Map.of(
                        "move", change.event().move().name(),
                        "stage", change.after().stage().name()));
        return change.after();
    }
}
