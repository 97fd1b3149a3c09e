package io.printlab.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.printlab.account.Actor;
import io.printlab.account.Group;
import io.printlab.account.KeyScope;
import io.printlab.account.Origin;
import io.printlab.account.Role;
import io.printlab.account.SingleSignOnRequest;
import io.printlab.account.UserId;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditChange;
import io.printlab.audit.AuditFacts;
import io.printlab.audit.AuditLog;
import io.printlab.audit.AuditSubject;
import io.printlab.conversation.JobMessage;
import io.printlab.device.BedState;
import io.printlab.device.DefinitionSource;
import io.printlab.device.DeviceState;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.event.EventKind;
import io.printlab.job.Job;
import io.printlab.job.JobState;
import io.printlab.job.JobTransition;
import io.printlab.job.Tier;
import io.printlab.job.Urgency;
import io.printlab.ledger.EntryKind;
import io.printlab.ledger.PrintTerms;
import io.printlab.operation.Operation;
import io.printlab.outcome.Outcome;
import io.printlab.outcome.OutcomeMove;
import io.printlab.outcome.OutcomeStage;
import io.printlab.outcome.PrintVerdict;
import io.printlab.persistence.testkit.PostgresFixture;
import io.printlab.rule.Fault;
import io.printlab.rule.LabRules;
import io.printlab.rule.RuleVersion;
import io.printlab.safety.AlarmKind;
import io.printlab.spool.Spool;
import io.printlab.spool.SpoolEvent;
import io.printlab.spool.SpoolFacts;
import io.printlab.spool.SpoolState;
import io.printlab.testkit.SampleLab;
import io.printlab.testkit.SettableClock;
import io.printlab.upkeep.LogEntry;
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
        assertNames("lab_group_kind_known", Group.Kind.values());
        assertNames("api_key_scopes_known", KeyScope.values());
        assertNames("invitation_role_known", Role.values());
        assertNames("device_state_known", DeviceState.values());
        assertNames("device_source_known", DefinitionSource.values());
        assertNames("device_bed_known", BedState.values());
        assertNames("job_state_known", JobState.values());
        assertNames("job_urgency_known", Urgency.values());
        assertNames("job_placed_tier_known", Tier.values());
        assertNames("job_event_move_known", JobTransition.values());
        assertNames("job_event_from_state_known", JobState.values());
        assertNames("job_event_to_state_known", JobState.values());
        assertNames("lab_event_kind_known", EventKind.values());
        assertNames("operation_kind_known", Operation.Kind.values());
        assertNames("thermal_alarm_kind_known", AlarmKind.values());
        assertNames("job_message_kind_known", JobMessage.Kind.values());
        assertNames("audit_entry_way_known", Origin.Way.values());
        assertNames("ledger_entry_kind_known", EntryKind.values());
        assertNames("outcome_stage_known", OutcomeStage.values());
        assertNames("outcome_event_stage_known", OutcomeStage.values());
        assertNames("outcome_event_move_known", OutcomeMove.values());
        assertNames("outcome_verdict_known", PrintVerdict.Kind.values());
        assertNames("outcome_event_verdict_known", PrintVerdict.Kind.values());
        assertNames("outcome_fault_known", Fault.values());
        assertNames("outcome_event_fault_known", Fault.values());
        assertNames("device_log_kind_known", LogEntry.Kind.values());
        assertNames("spool_state_known", SpoolState.values());
        assertNames("spool_event_kind_known", SpoolEvent.Kind.values());
        assertNames("single_sign_on_request_purpose_known", SingleSignOnRequest.Purpose.values());
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
                "TRUNCATE rules_version",
                "UPDATE audit_entry SET name = 'x'",
                "DELETE FROM audit_entry",
                "TRUNCATE audit_entry",
                "UPDATE job_message SET text = 'x'",
                "DELETE FROM job_message",
                "TRUNCATE job_message",
                "UPDATE ledger_entry SET money = 0",
                "DELETE FROM ledger_entry",
                "TRUNCATE ledger_entry",
                "UPDATE print_terms SET per_hour = 0",
                "DELETE FROM print_terms",
                "TRUNCATE print_terms",
                "UPDATE outcome_event SET note = 'x'",
                "DELETE FROM outcome_event",
                "TRUNCATE outcome_event",
                "UPDATE spool_event SET reason = 'x'",
                "DELETE FROM spool_event",
                "TRUNCATE spool_event",
                "UPDATE device_log SET text = 'x'",
                "DELETE FROM device_log",
                "TRUNCATE device_log"
            })
    void theHistoryIsAppendOnly(String sql) throws SQLException {
        SettableClock clock = new SettableClock();
        try (PostgresStore store = PostgresStore.open(postgres.dataSource(), clock)) {
            SampleLab lab = new SampleLab(store, clock);
            UserId user = lab.user("user" + Math.abs(sql.hashCode()));
            lab.submitted(user);
            Job judged = lab.printed(user, "device-" + Math.abs(sql.hashCode()), JUDGED);
            store.outcomes()
                    .store(
                            Outcome.judged(judged, PrintVerdict.GOOD, false, SampleLab.STAFF, null, clock.instant()),
                            List.of());
            store.conversations()
                    .add(new JobMessage(
                            0, judged.id(), clock.instant(), "user:1", true, JobMessage.Kind.MESSAGE, "hello"));
            store.upkeep()
                    .write(LogEntry.of(
                            store.devices().all().get(0).id(),
                            LogEntry.Kind.WORK,
                            "cleaned",
                            "user:1",
                            clock.instant()));
            store.spools()
                    .store(List.of(Spool.added(
                            store.spools().nextId(),
                            null,
                            SpoolFacts.of("PLA", null, null),
                            null,
                            SampleLab.STAFF,
                            clock.instant())));
            long version = store.rules().current().map(RuleVersion::number).orElse(0L);
            store.rules().publish(LabRules.DEFAULT, version, "user:1", "test", clock.instant());
            new AuditLog(store.audit(), store.users(), clock)
                    .refused(
                            Actor.part("test"),
                            AuditAction.SIGN_IN_REFUSED,
                            AuditChange.of(AuditSubject.Kind.LAB, "test", AuditFacts.NONE));
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

    private static final PrintTerms JUDGED = new PrintTerms("EUR", 50, 2500, null, false, false, 3);

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
