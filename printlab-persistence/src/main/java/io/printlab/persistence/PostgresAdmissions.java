package io.printlab.persistence;

import io.printlab.account.UserId;
import io.printlab.admission.AdmissionRepository;
import io.printlab.admission.Periods;
import io.printlab.admission.PrintRecord;
import io.printlab.job.Job;
import io.printlab.job.JobChange;
import io.printlab.ledger.PrintTerms;
import io.printlab.rule.AdmissionLimits;
import java.util.List;
import java.util.function.Function;
import org.apache.ibatis.session.SqlSession;

final class PostgresAdmissions implements AdmissionRepository {
    private final Transactor transactor;
    private final News news;

    PostgresAdmissions(Transactor transactor, News news) {
        this.transactor = transactor;
        this.news = news;
    }

    @Override
    public PrintRecord record(UserId owner, Periods since) {
        return transactor.with(AdmissionMapper.class, admissions -> record(admissions, owner, since));
    }

    @Override
    public Job admit(UserId owner, Periods since, PrintTerms terms, Function<PrintRecord, List<JobChange>> decision) {
        Job admitted = transactor.inTransaction(session -> {
            AdmissionMapper admissions = session.getMapper(AdmissionMapper.class);
            admissions.lock(owner);
            // A statement of its own after the lock: it sees what the one before has committed.
            return stored(session, terms, decision.apply(record(admissions, owner, since)));
        });
        transactor.afterCommit(news::announce);
        return admitted;
    }

    private static PrintRecord record(AdmissionMapper admissions, UserId owner, Periods since) {
        return PrintRecordRow.toRecord(
                admissions.record(owner, since.week(), since.month(), AdmissionLimits.MOST_COUNTED));
    }

    private static Job stored(SqlSession session, PrintTerms terms, List<JobChange> changes) {
        for (int place = 0; place < changes.size(); place++) {
            PostgresJobs.store(session, changes.get(place), place);
            PostgresLedger.follow(session, changes.get(place), terms);
        }
        return changes.get(changes.size() - 1).after();
    }
}
