package io.printlab.testkit;

import io.printlab.account.UserId;
import io.printlab.error.PrintLabException;
import io.printlab.job.JobChange;
import io.printlab.job.JobId;
import io.printlab.ledger.Amount;
import io.printlab.ledger.Balance;
import io.printlab.ledger.Bookkeeping;
import io.printlab.ledger.EntryKind;
import io.printlab.ledger.JobAccount;
import io.printlab.ledger.LedgerEntry;
import io.printlab.ledger.LedgerQuery;
import io.printlab.ledger.LedgerRepository;
import io.printlab.ledger.PrintTerms;
import io.printlab.outcome.Outcome;
import io.printlab.outcome.OutcomeChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

final class MemoryLedger implements LedgerRepository {
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final Map<JobId, PrintTerms> terms = new HashMap<>();

    /** Books a move and returns the outcome that begins with it. */
    synchronized Optional<OutcomeChange> follow(JobChange change, @Nullable PrintTerms opened) {
        if (!Bookkeeping.concerns(change)) {
            return Optional.empty();
        }
        JobId job = change.after().id();
        if (opened != null && Bookkeeping.isLetIn(change)) {
            terms.put(job, opened);
        }
        JobAccount account = account(job);
        Bookkeeping.of(change, account).forEach(this::book);
        return Outcome.begun(change, account.terms());
    }

    synchronized void requireFreeOnce(PrintTerms wished) {
        if (wished.reprintOf() != null && freeReprintOf(wished.reprintOf()).isPresent()) {
            throw PrintLabException.conflict("This print was made good for nothing already.");
        }
    }

    synchronized LedgerEntry book(LedgerEntry entry) {
        LedgerEntry booked = new LedgerEntry(
                entries.size() + 1,
                entry.at(),
                entry.countedAt(),
                entry.owner(),
                entry.group(),
                entry.job(),
                entry.kind(),
                entry.amount(),
                entry.currency(),
                entry.by(),
                entry.reason());
        entries.add(booked);
        return booked;
    }

    /** What counts on quotas from this time on, by group; empty for none. */
    synchronized Map<String, Amount> counted(UserId owner, Instant since) {
        Map<String, Amount> counted = new HashMap<>();
        for (LedgerEntry entry : entries) {
            if (entry.owner().equals(owner)
                    && (entry.kind().isReservation() || !entry.countedAt().isBefore(since))) {
                counted.merge(Objects.requireNonNullElse(entry.group(), ""), entry.amount(), Amount::plus);
            }
        }
        return counted;
    }

    @Override
    public synchronized JobAccount account(JobId job) {
        return new JobAccount(
                terms.getOrDefault(job, PrintTerms.NONE),
                sum(entry -> job.equals(entry.job()) && entry.kind().isReservation()),
                sum(entry -> job.equals(entry.job())
                        && !entry.kind().isReservation()
                        && entry.kind() != EntryKind.CORRECTED));
    }

    @Override
    public synchronized Optional<JobId> freeReprintOf(JobId job) {
        return terms.entrySet().stream()
                .filter(known -> job.equals(known.getValue().reprintOf()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public synchronized List<Balance> balances(@Nullable UserId owner, @Nullable String group) {
        Map<List<Object>, Balance> balances = new HashMap<>();
        for (LedgerEntry entry : entries) {
            if ((owner == null || owner.equals(entry.owner())) && (group == null || group.equals(entry.group()))) {
                List<Object> account =
                        List.of(entry.owner(), Objects.requireNonNullElse(entry.group(), ""), entry.currency());
                boolean reservation = entry.kind().isReservation();
                balances.merge(
                        account,
                        new Balance(
                                entry.owner(),
                                entry.group(),
                                entry.currency(),
                                reservation ? entry.amount() : Amount.ZERO,
                                reservation ? Amount.ZERO : entry.amount()),
                        (a, b) -> new Balance(
                                a.owner(),
                                a.group(),
                                a.currency(),
                                a.reserved().plus(b.reserved()),
                                a.used().plus(b.used())));
            }
        }
        return balances.values().stream()
                .sorted(Comparator.comparing(
                                (Balance balance) -> balance.owner().value())
                        .thenComparing(balance -> Objects.requireNonNullElse(balance.group(), ""))
                        .thenComparing(Balance::currency))
                .toList();
    }

    @Override
    public synchronized List<LedgerEntry> entries(LedgerQuery query) {
        return entries.stream()
                .filter(entry -> query.owner() == null || query.owner().equals(entry.owner()))
                .filter(entry -> query.group() == null || query.group().equals(entry.group()))
                .filter(entry ->
                        !entry.at().isBefore(query.from()) && entry.at().isBefore(query.to()))
                .filter(entry -> entry.id() > query.after())
                .limit(query.limit())
                .toList();
    }

    @Override
    public LedgerEntry correct(LedgerEntry entry) {
        return book(entry);
    }

    private Amount sum(Predicate<LedgerEntry> which) {
        return entries.stream().filter(which).map(LedgerEntry::amount).reduce(Amount.ZERO, Amount::plus);
    }
}
