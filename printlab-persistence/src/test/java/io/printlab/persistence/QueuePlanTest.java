package io.printlab.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.printlab.account.UserId;
import io.printlab.persistence.testkit.PostgresFixture;
import io.printlab.queue.Lane;
import io.printlab.queue.WaitingJob;
import io.printlab.testkit.SampleLab;
import io.printlab.testkit.SettableClock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.scripting.defaults.DefaultParameterHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class QueuePlanTest {
    // 20,000 jobs: one of them in a lane of its own.
    private static final String MANY = """
            INSERT INTO job (id, version, state, since, owner, file, title, source, urgency, submitted_at, needs, lane,
                placed_tier, tier, moves_up_at, queued_at, cost, rank, policy, charged)
            SELECT n, 2, 'QUEUED', now(), 1 + n % 20, repeat('ab', 32), 'cube.gcode', 'web', 'NORMAL', now(), '{}',
                CASE n WHEN 1 THEN 'PETG|0.6||' ELSE 'PLA|0.4||' || n % 5 END, 'NORMAL', 4, now() + interval '1 day',
                now() + n * interval '1 second', 1, n * 0.05 / 3600, 'fair-share', 0
            FROM generate_series(1, 20000) n
            """;

    @RegisterExtension
    static final PostgresFixture postgres = new PostgresFixture();

    @Test
    void headsOfALaneCostWhatTheLaneCostsHoweverManyWait() throws SQLException {
        SettableClock clock = new SettableClock();
        try (HikariDataSource source = postgres.newDataSource();
                PostgresStore store = PostgresStore.open(source, clock)) {
            SampleLab lab = new SampleLab(store, clock);
            for (int i = 1; i <= 20; i++) {
                lab.user("user" + i);
            }
            execute(source, MANY, "VACUUM ANALYZE job");
            List<WaitingJob> heads = store.queue().heads(store.queue().lanes());
            assertThat(store.queue().heads(List.of(new Lane("PETG|0.6||")))).hasSize(1);
            assertThat(heads).hasSize(21);
            String[] lanes = {"PLA|0.4||1", "PETG|0.6||"};
            assertThat(plan(source, "heads", Map.of("lanes", lanes)))
                    .contains("using job_ready")
                    .doesNotContain("Seq Scan on job");
            assertThat(plan(source, "lanes", Map.of())).contains("job_ready").doesNotContain("Seq Scan on job");
        }
    }

    @Test
    void thePrintRecordOfAPersonLooksAtNoOtherPersonsJobs() throws SQLException {
        SettableClock clock = new SettableClock();
        try (HikariDataSource source = postgres.newDataSource();
                PostgresStore store = PostgresStore.open(source, clock)) {
            SampleLab lab = new SampleLab(store, clock);
            for (int i = 1; i <= 20; i++) {
                lab.user("user" + i);
            }
            execute(
                    source,
                    MANY,
                    "UPDATE job SET state = CASE WHEN id % 50 < 5 THEN 'QUEUED' WHEN id % 50 = 6 THEN 'HELD' ELSE 'COMPLETED' END,"
                            + " since = timestamptz '2026-01-05 08:00Z' - id * interval '1 hour', charged = 1",
                    "VACUUM ANALYZE job");
            Instant since = clock.instant().minus(Duration.ofDays(7));
            String plan = plan(
                    source,
                    AdmissionMapper.class,
                    "record",
                    Map.of("owner", new UserId(3), "week", since, "month", since, "most", 10_000));
            assertThat(plan).contains("job_ended_by_owner").doesNotContain("Seq Scan on job");
        }
    }

    @Test
    void countingByStateLooksAtNoJobThatIsAtItsEnd() throws SQLException {
        SettableClock clock = new SettableClock();
        try (HikariDataSource source = postgres.newDataSource();
                PostgresStore store = PostgresStore.open(source, clock)) {
            SampleLab lab = new SampleLab(store, clock);
            for (int i = 1; i <= 20; i++) {
                lab.user("user" + i);
            }
            execute(source, MANY, "UPDATE job SET state = 'COMPLETED'", "VACUUM ANALYZE job");
            assertThat(plan(source, JobMapper.class, "countByState", Map.of()))
                    .contains("job_apart")
                    .contains("job_one_on_device")
                    .doesNotContain("Seq Scan on job");
            assertThat(store.jobs().countByState().values()).containsOnly(0L);
        }
    }

    private static String plan(HikariDataSource source, String statement, Map<String, Object> parameters)
            throws SQLException {
        return plan(source, QueueMapper.class, statement, parameters);
    }

    private static String plan(
            HikariDataSource source, Class<?> mapper, String statement, Map<String, Object> parameters)
            throws SQLException {
        MappedStatement mapped =
                Sessions.over(source).getConfiguration().getMappedStatement(mapper.getName() + "." + statement);
        BoundSql sql = mapped.getBoundSql(parameters);
        try (Connection connection = source.getConnection();
                PreparedStatement explain = connection.prepareStatement("EXPLAIN (COSTS OFF) " + sql.getSql())) {
            new DefaultParameterHandler(mapped, parameters, sql).setParameters(explain);
            StringBuilder plan = new StringBuilder();
            try (ResultSet rows = explain.executeQuery()) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            return plan.toString();
        }
    }

    private static void execute(HikariDataSource source, String... statements) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
