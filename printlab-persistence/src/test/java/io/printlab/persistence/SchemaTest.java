package io.printlab.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.printlab.account.Role;
import io.printlab.device.BedState;
import io.printlab.device.DeviceState;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.event.EventKind;
import io.printlab.job.JobState;
import io.printlab.job.JobTransition;
import io.printlab.job.Tier;
import io.printlab.job.Urgency;
import io.printlab.operation.Operation;
import io.printlab.persistence.testkit.PostgresFixture;
import io.printlab.rule.LabRules;
import io.printlab.rule.RuleVersion;
import io.printlab.testkit.SampleLab;
import io.printlab.testkit.SettableClock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SchemaTest {
    @RegisterExtension
    static final PostgresFixture postgres = new PostgresFixture();

    @Test
    void everyTableAndColumnSaysWhatItHolds() throws SQLException {
        assertThat(strings(postgres.dataSource(), """
                SELECT c.relname || coalesce('.' || a.attname, '')
                FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'flyway_schema_history'
                    AND (obj_description(c.oid, 'pg_class') IS NULL OR col_description(c.oid, a.attnum) IS NULL)
                """)).isEmpty();
        assertThat(strings(postgres.dataSource(), "SELECT relname FROM pg_class WHERE relname = 'job_event'"))
                .hasSize(1);
    }

    @Test
    void theChecksKnowExactlyTheNamesOfTheEnums() throws SQLException {
        assertNames("lab_user_role_known", Role.values());
        assertNames("invitation_role_known", Role.values());
        assertNames("device_state_known", DeviceState.values());
        assertNames("device_bed_known", BedState.values());
        assertNames("job_state_known", JobState.values());
        assertNames("job_urgency_known", Urgency.values());
        assertNames("job_placed_tier_known", Tier.values());
        assertNames("job_event_move_known", JobTransition.values());
        assertNames("job_event_from_state_known", JobState.values());
        assertNames("job_event_to_state_known", JobState.values());
        assertNames("lab_event_kind_known", EventKind.values());
        assertNames("operation_kind_known", Operation.Kind.values());
    }

    @Test
    void theRanksOfTiersKeepTheirOrder() {
        for (Tier tier : Tier.values()) {
            assertThat(TierRank.of(tier)).isEqualTo(tier.ordinal());
            assertThat(TierRank.tier(TierRank.of(tier))).isEqualTo(tier);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE job_event SET reason = 'x'",
                "DELETE FROM job_event",
                "TRUNCATE job_event",
                "TRUNCATE job CASCADE",
                "UPDATE rules_version SET why = 'x'",
                "DELETE FROM rules_version",
                "TRUNCATE rules_version"
            })
    void theHistoryIsAppendOnly(String sql) throws SQLException {
        SettableClock clock = new SettableClock();
        try (PostgresStore store = PostgresStore.open(postgres.dataSource(), clock)) {
            SampleLab lab = new SampleLab(store, clock);
            lab.submitted(lab.user("user" + Math.abs(sql.hashCode())));
            long version = store.rules().current().map(RuleVersion::number).orElse(0L);
            store.rules().publish(LabRules.DEFAULT, version, "user:1", "test", clock.instant());
        }
        assertThatThrownBy(() -> execute(postgres.dataSource(), sql)).hasMessageContaining("append-only");
    }

    @Test
    void migratingTwiceDoesNothingTheSecondTime() {
        DataSource empty = postgres.newEmptyDataSource();
        PrintLabException early = catchThrowableOfType(PrintLabException.class, () -> PostgresStore.open(empty));
        assertThat(early.category()).isEqualTo(ErrorCategory.UNAVAILABLE);
        assertThat(early).hasMessageContaining("migrate");
        PostgresStore.migrate(empty);
        PostgresStore.migrate(empty);
        PostgresStore.open(empty).close();
    }

    @Test
    void aSchemaNewerThanTheProgramIsRefused() throws SQLException {
        DataSource source = postgres.newDataSource();
        execute(source, """
                INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by,
                    execution_time, success)
                VALUES (99, '999', 'of the future', 'SQL', 'V999__of_the_future.sql', 1, 'printlab', 1, true)
                """);
        for (PrintLabException refused : List.of(
                catchThrowableOfType(PrintLabException.class, () -> PostgresStore.migrate(source)),
                catchThrowableOfType(PrintLabException.class, () -> PostgresStore.open(source)))) {
            assertThat(refused.category()).isEqualTo(ErrorCategory.UNAVAILABLE);
            assertThat(refused).hasMessageContaining("999").hasMessageContaining("newer");
        }
    }

    private static void assertNames(String constraint, Enum<?>[] values) throws SQLException {
        String definition = strings(
                        postgres.dataSource(),
                        "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = '" + constraint + "'")
                .get(0);
        List<String> names = new ArrayList<>();
        Matcher quoted = Pattern.compile("'([A-Z_]+)'").matcher(definition);
        while (quoted.find()) {
            names.add(quoted.group(1));
        }
        assertThat(names)
                .as(constraint)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(values).map(Enum::name).toList());
    }

    private static List<String> strings(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
