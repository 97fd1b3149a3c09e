package io.printlab.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.printlab.account.UserId;
import io.printlab.event.LabEvent;
import io.printlab.persistence.testkit.PostgresFixture;
import io.printlab.testkit.SampleLab;
import io.printlab.testkit.SettableClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

final class EventOrderTest {
    private static final String LOG = """
            INSERT INTO lab_event (id, at, kind, details)
            VALUES (event_id(0), '2026-01-05T08:00:00Z', 'JOB_MOVED', '{"by": "the older transaction"}')
            """;

    @RegisterExtension
    static final PostgresFixture postgres = new PostgresFixture();

    private final SettableClock clock = new SettableClock();
    private HikariDataSource dataSource;
    private PostgresStore store;
    private SampleLab lab;
    private UserId ada;

    @BeforeEach
    void open() {
        dataSource = postgres.newDataSource();
        store = PostgresStore.open(dataSource, clock);
        lab = new SampleLab(store, clock);
        ada = lab.user("ada");
    }

    @AfterEach
    void close() {
        store.close();
        dataSource.close();
    }

    @Test
    void whatCommitsFirstWaitsForTheOlderTransactionThatIsStillOpen() throws SQLException {
        try (Connection older = dataSource.getConnection()) {
            older.setAutoCommit(false);
            execute(older, LOG);
            lab.submitted(ada);
            assertThat(store.events().after(0, 10)).isEmpty();
            assertThat(store.events().latest()).isZero();
            older.commit();
        }
        List<LabEvent> events = store.events().after(0, 10);
        assertThat(events).hasSize(2);
        assertThat(events.get(0).details()).containsKey("by");
        assertThat(events.get(1).details()).containsEntry("move", "SUBMIT");
        assertThat(store.events().latest()).isEqualTo(events.get(1).id());
    }

    @Test
    void anOlderTransactionThatLogsLaterStillComesFirst() throws SQLException {
        try (Connection older = dataSource.getConnection()) {
            older.setAutoCommit(false);
            execute(older, "SELECT pg_current_xact_id()");
            lab.submitted(ada);
            execute(older, LOG);
            assertThat(store.events().after(0, 10)).isEmpty();
            older.commit();
        }
        assertThat(store.events().after(0, 10))
                .first()
                .extracting(LabEvent::details)
                .asString()
                .contains("older");
    }

    @Test
    void anOlderTransactionThatIsRolledBackHoldsNothingUp() throws SQLException {
        try (Connection older = dataSource.getConnection()) {
            older.setAutoCommit(false);
            execute(older, LOG);
            lab.submitted(ada);
            older.rollback();
        }
        assertThat(store.events().after(0, 10)).hasSize(1);
    }

    @Test
    void aReaderBesideFourWritersSeesEachEventOnceAndInOrder() throws Exception {
        int writers = 4;
        int each = 50;
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Future<Integer>> writing = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                UserId owner = lab.user("writer" + i);
                Callable<Integer> writer = () -> {
                    for (int n = 0; n < each; n++) {
                        lab.submitted(owner);
                    }
                    return each;
                };
                writing.add(threads.submit(writer));
            }
            List<LabEvent> seen = new ArrayList<>();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (seen.size() < writers * each && System.nanoTime() - end < 0) {
                long cursor = seen.isEmpty() ? 0 : seen.get(seen.size() - 1).id();
                seen.addAll(store.events().after(cursor, 7));
            }
            for (Future<Integer> writer : writing) {
                assertThat(writer.get(10, TimeUnit.SECONDS)).isEqualTo(each);
            }
            assertThat(seen).hasSize(writers * each);
            assertThat(seen).extracting(LabEvent::id).doesNotHaveDuplicates().isSorted();
            assertThat(store.events().after(0, 1000)).isEqualTo(seen);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void afterARestoreIntoAClusterThatCountsFromLowerOnTheNumberingGoesOn() throws SQLException {
        lab.submitted(ada);
        try (Connection connection = dataSource.getConnection()) {
            // What a restored row looks like: its number is far past any transaction of this cluster.
            execute(connection, "UPDATE lab_event SET id = id + (1000000::bigint << 4)");
        }
        assertThat(store.events().after(0, 10)).isEmpty();
        try (PostgresStore restored = PostgresStore.open(dataSource, clock)) {
            long old = restored.events().latest();
            assertThat(restored.events().after(0, 10)).hasSize(1);
            lab.submitted(ada);
            assertThat(restored.events().after(old, 10)).hasSize(1);
        }
    }

    @Test
    void openingAgainInOrdinaryTimesChangesNoNumbering() throws SQLException {
        lab.submitted(ada);
        long latest = store.events().latest();
        try (PostgresStore again = PostgresStore.open(dataSource, clock)) {
            assertThat(again.events().latest()).isEqualTo(latest);
            lab.submitted(ada);
            assertThat(again.events().latest() - latest).isBetween(1L, 16L * 1000);
        }
    }

    @Test
    void everyProcessIsToldAfterTheCommit() throws SQLException {
        try (Connection other = dataSource.getConnection()) {
            execute(other, "LISTEN " + News.CHANNEL);
            lab.submitted(ada);
            PGNotification[] told = other.unwrap(PGConnection.class).getNotifications(10_000);
            assertThat(told).isNotEmpty();
            assertThat(store.events().after(0, 10)).hasSize(1);
        }
    }

    @Test
    void newsFromAnotherProcessWakesTheListener() throws Exception {
        store.events().awaitNews(Duration.ofMillis(1));
        try (PostgresStore other = PostgresStore.open(dataSource, clock)) {
            new SampleLab(other, clock).submitted(ada);
        }
        long began = System.nanoTime();
        store.events().awaitNews(Duration.ofSeconds(5));
        assertThat(System.nanoTime() - began).isLessThan(TimeUnit.MILLISECONDS.toNanos(240));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
