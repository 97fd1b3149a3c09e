package io.printlab.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.printlab.account.UserId;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.job.Claim;
import io.printlab.job.Job;
import io.printlab.job.JobQuery;
import io.printlab.job.JobState;
import io.printlab.ledger.Amount;
import io.printlab.ledger.Bookkeeping;
import io.printlab.ledger.JobAccount;
import io.printlab.ledger.LedgerEntry;
import io.printlab.ledger.PrintUse;
import io.printlab.outcome.Outcome;
import io.printlab.outcome.OutcomeStage;
import io.printlab.outcome.PrintVerdict;
import io.printlab.persistence.testkit.PostgresFixture;
import io.printlab.store.LabStore;
import io.printlab.testkit.LedgerContract;
import io.printlab.testkit.SampleLab;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresLedgerTest extends LedgerContract {
    @RegisterExtension
    static final PostgresFixture postgres = new PostgresFixture();

    private HikariDataSource dataSource;

    @Override
    protected LabStore createStore(Clock storeClock) {
        dataSource = postgres.newDataSource();
        return PostgresStore.open(dataSource, storeClock);
    }

    @Override
    protected void storeClosed() {
        dataSource.close();
    }

    @Test
    void aCrashBetweenTheMoveAndItsEntryLosesNeither() throws SQLException {
        UserId ada = lab.user("ada");
        Claim claim = lab.printing(ada, "left", ASKED);
        crashAtEntries(true);
        // Nothing is booked where a verdict is awaited, so this one ends; the others break off.
        Job asked = lab.claims().end(claim.complete(clock.advance(Duration.ofMinutes(30))));
        assertUnavailable(() -> lab.admitted(ada, WAIVED));
        Outcome before = store.outcomes().byJob(asked.id()).orElseThrow();
        List<LedgerEntry> booked = judged(asked);
        assertUnavailable(() -> store.outcomes()
                .store(before.judge(PrintVerdict.GOOD, true, SampleLab.STAFF, null, clock.instant()), booked));
        assertThat(store.jobs().list(JobQuery.newest(9))).extracting(Job::id).containsExactly(asked.id());
        assertThat(store.outcomes().byJob(asked.id())).contains(before);
        assertThat(store.outcomes().history(asked.id())).hasSize(1);
        crashAtEntries(false);
        Claim waived = lab.printing(ada, "right", WAIVED);
        crashAtEntries(true);
        assertUnavailable(() -> lab.claims().end(waived.complete(clock.advance(Duration.ofMinutes(30)))));
        assertThat(store.jobs().byId(waived.job().id()).orElseThrow().state()).isEqualTo(JobState.PRINTING);
        assertThat(store.ledger().account(waived.job().id())).isEqualTo(new JobAccount(WAIVED, EXPECTED, Amount.ZERO));
        crashAtEntries(false);
        lab.claims().end(waived.complete(clock.instant()));
        store.outcomes().store(before.judge(PrintVerdict.GOOD, true, SampleLab.STAFF, null, clock.instant()), booked);
        assertThat(store.ledger().account(waived.job().id()).charged()).isEqualTo(USED);
        assertThat(store.ledger().account(asked.id())).isEqualTo(new JobAccount(ASKED, Amount.ZERO, USED));
        assertThat(store.outcomes().byJob(asked.id()).orElseThrow().stage()).isEqualTo(OutcomeStage.AWAITING_PICK_UP);
    }

    private List<LedgerEntry> judged(Job job) {
        return Bookkeeping.judged(
                job,
                store.ledger().account(job.id()),
                PrintUse.of(store.jobs().history(job.id())),
                100,
                "user:1",
                null,
                clock.instant());
    }

    /** The connection dies as it books: the same for the database as a process that is killed there. */
    private void crashAtEntries(boolean crashing) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(crashing ? """
                    CREATE OR REPLACE FUNCTION crash() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN
                        PERFORM pg_terminate_backend(pg_backend_pid());
                        RETURN NEW;
                    END
                    $$;
                    CREATE TRIGGER crash AFTER INSERT ON ledger_entry FOR EACH ROW EXECUTE FUNCTION crash()
                    """ : "DROP TRIGGER crash ON ledger_entry");
        }
    }

    private static void assertUnavailable(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        PrintLabException broken = catchThrowableOfType(PrintLabException.class, call);
        assertThat(broken.category()).isEqualTo(ErrorCategory.UNAVAILABLE);
    }
}
