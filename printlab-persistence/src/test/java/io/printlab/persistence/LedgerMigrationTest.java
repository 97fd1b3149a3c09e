package io.printlab.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.account.UserId;
import io.printlab.admission.Periods;
import io.printlab.admission.PrintRecord;
import io.printlab.ledger.Amount;
import io.printlab.ledger.Balance;
import io.printlab.persistence.testkit.PostgresFixture;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A lab that printed before there was a ledger keeps what its people have used. */
final class LedgerMigrationTest {
    @RegisterExtension
    static final PostgresFixture postgres = new PostgresFixture();

    @Test
    void whatQuotasCountedIsCarriedOver() throws SQLException {
        DataSource source = postgres.newEmptyDataSource();
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:io/printlab/persistence/migration")
                .target("20")
                .load()
                .migrate();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO lab_user (name, display_name, role, created_at) VALUES ('ada', 'Made-up Ada', 'STUDENT', now());
                    INSERT INTO job (id, version, state, since, owner, file, title, source, urgency, submitted_at, needs, group_name,
                        cost, charged)
                    SELECT number, 3, state, since::timestamptz, 1, repeat('ab', 32), 'a.gcode', 'web', 'NORMAL', '2026-01-01Z',
                        '{"requirements": {"tags": []}, "estimate": {"printTime": "PT40M", "filamentGrams": 3.5}}', group_name, 0.5, charged
                    FROM (VALUES
                        (1, 'COMPLETED', '2026-01-02Z', NULL, 0.75),
                        (2, 'CANCELLED', '2026-01-12Z', 'cad', 0.125),
                        (3, 'FAILED', '2026-01-12Z', NULL, 0.0),
                        (4, 'CANCELLED', '2026-01-12Z', NULL, 0.0),
                        (5, 'AWAITING_APPROVAL', '2026-01-12Z', 'cad', 0.0)) AS jobs (number, state, since, group_name, charged)
                    """);
        }
        PostgresStore.migrate(source);
        UserId ada = new UserId(1);
        try (PostgresStore store = PostgresStore.open(source)) {
            PrintRecord record =
                    store.admissions().record(ada, new Periods(Instant.parse("2026-01-10T00:00:00Z"), Instant.EPOCH));
            // Of the month an hour; of the week ten minutes and what waits.
            assertThat(record.month().total().time()).isEqualTo(Duration.ofMinutes(60 + 10 + 40));
            assertThat(record.week().total().time()).isEqualTo(Duration.ofMinutes(10 + 40));
            assertThat(record.week().byGroup()).containsOnlyKeys("cad");
            assertThat(record.week().total().grams()).isEqualTo(0.875 + 3.5);
            assertThat(store.ledger().balances(ada, null))
                    .containsExactly(
                            new Balance(ada, null, "EUR", Amount.ZERO, new Amount(3_600_000, 3500, 0)),
                            new Balance(
                                    ada, "cad", "EUR", new Amount(2_400_000, 3500, 0), new Amount(600_000, 875, 0)));
        }
    }
}
