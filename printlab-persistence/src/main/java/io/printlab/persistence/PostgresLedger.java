package io.printlab.persistence;

import io.printlab.account.UserId;
import io.printlab.job.JobChange;
import io.printlab.job.JobId;
import io.printlab.ledger.Balance;
import io.printlab.ledger.Bookkeeping;
import io.printlab.ledger.JobAccount;
import io.printlab.ledger.LedgerEntry;
import io.printlab.ledger.LedgerQuery;
import io.printlab.ledger.LedgerRepository;
import io.printlab.ledger.PrintTerms;
import io.printlab.outcome.Outcome;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.session.SqlSession;
import org.jspecify.annotations.Nullable;

final class PostgresLedger implements LedgerRepository {
    private final Transactor transactor;

    PostgresLedger(Transactor transactor) {
        this.transactor = transactor;
    }

    /**
     * Books what a move costs and begins its outcome, in the transaction that has just stored the move and so holds the job.
     *
     * @param terms of a job that this move lets in; null where they are not new
     */
    static void follow(SqlSession session, JobChange change, @Nullable PrintTerms terms) {
        if (!Bookkeeping.concerns(change)) {
            return;
        }
        LedgerMapper ledger = session.getMapper(LedgerMapper.class);
        JobId job = change.after().id();
        JobAccount account;
        if (terms != null && Bookkeeping.isLetIn(change)) {
            ledger.open(job, terms);
            account = JobAccount.opened(terms);
        } else {
            account = ledger.account(job).toAccount();
        }
        Bookkeeping.of(change, account).forEach(ledger::book);
        Outcome.begun(change, account.terms())
                .ifPresent(begun -> PostgresOutcomes.begin(session.getMapper(OutcomeMapper.class), begun));
    }

    @Override
    public JobAccount account(JobId job) {
        return transactor.with(LedgerMapper.class, ledger -> ledger.account(job).toAccount());
    }

    @Override
    public Optional<JobId> freeReprintOf(JobId job) {
        return transactor.with(LedgerMapper.class, ledger -> Optional.ofNullable(ledger.freeReprintOf(job)));
    }

    @Override
    public List<Balance> balances(@Nullable UserId owner, @Nullable String group) {
        return transactor.with(
                LedgerMapper.class,
                ledger -> ledger.balances(owner, group).stream()
                        .map(BalanceRow::toBalance)
                        .toList());
    }

    @Override
    public List<LedgerEntry> entries(LedgerQuery query) {
        return transactor.with(
                LedgerMapper.class,
                ledger -> ledger.entries(query).stream()
                        .map(LedgerEntryRow::toEntry)
                        .toList());
    }

    @Override
    public LedgerEntry correct(LedgerEntry entry) {
        long id = transactor.with(LedgerMapper.class, ledger -> ledger.book(entry));
        return new LedgerEntry(
                id,
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
    }
}
