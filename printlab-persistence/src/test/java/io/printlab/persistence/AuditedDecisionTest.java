package io.printlab.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.account.Actor;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditChange;
import io.printlab.audit.AuditFacts;
import io.printlab.audit.AuditLog;
import io.printlab.audit.AuditQuery;
import io.printlab.audit.AuditSubject;
import io.printlab.device.Device;
import io.printlab.job.Job;
import io.printlab.persistence.testkit.PostgresFixture;
import io.printlab.queue.Reservation;
import io.printlab.rule.LabRules;
import io.printlab.testkit.SampleLab;
import io.printlab.testkit.SettableClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Without its line in the audit log a decision is not stored. */
final class AuditedDecisionTest {
    @RegisterExtension
    static final PostgresFixture postgres = new PostgresFixture();

    private final SettableClock clock = new SettableClock();

    @Test
    void whereTheLogCannotBeWrittenNothingIsDecided() throws SQLException {
        DataSource source = postgres.newDataSource();
        try (PostgresStore store = PostgresStore.open(source, clock)) {
            SampleLab lab = new SampleLab(store, clock);
            AuditLog audit = new AuditLog(store.audit(), store.users(), clock);
            Job job = lab.queued(lab.user("ada"));
            Device device = lab.readyDevice("left");
            long events = store.events().latest();
            execute(source, """
                    CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no space'; END $$;
                    CREATE TRIGGER full_disk BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION full_disk();
                    """);
            assertUndone(audit, () -> store.jobs().store(job.hold("later", SampleLab.STAFF, clock.instant())));
            assertUndone(audit, () -> store.devices().store(device.withMaintenance(SampleLab.maintenance())));
            assertUndone(audit, () -> store.rules().publish(LabRules.DEFAULT, 0, "user:1", "why", clock.instant()));
            assertUndone(
                    audit,
                    () -> store.reservations()
                            .add(
                                    new Reservation(
                                            0,
                                            device.id(),
                                            null,
                                            null,
                                            clock.instant(),
                                            clock.instant().plusSeconds(60),
                                            "oil",
                                            "user:1"),
                                    clock.instant()));
            assertThat(store.jobs().byId(job.id())).contains(job);
            assertThat(store.jobs().history(job.id())).hasSize(2);
            assertThat(store.devices().byId(device.id())).contains(device);
            assertThat(store.rules().current()).isEmpty();
            assertThat(store.reservations().notOver(clock.instant())).isEmpty();
            assertThat(store.events().latest()).isEqualTo(events);

            execute(source, "DROP TRIGGER full_disk ON audit_entry");
            audit.decided(
                    Actor.part("test"),
                    AuditAction.JOB_HELD,
                    () -> store.jobs().store(job.hold("later", SampleLab.STAFF, clock.instant())),
                    held -> AuditChange.of(AuditSubject.Kind.JOB, held.id(), AuditFacts.of("state", held.state())));
            assertThat(store.jobs().history(job.id())).hasSize(3);
            assertThat(store.audit().search(AuditQuery.newest(5))).hasSize(1);
        }
    }

    @Test
    void aRefusalThatCannotBeWrittenIsNoFaultForWhoRefuses() throws SQLException {
        DataSource source = postgres.newDataSource();
        try (PostgresStore store = PostgresStore.open(source, clock)) {
            execute(source, "ALTER TABLE audit_entry RENAME TO gone");
            new AuditLog(store.audit(), store.users(), clock)
                    .refused(
                            Actor.part("visitor"),
                            AuditAction.SIGN_IN_REFUSED,
                            AuditChange.of(AuditSubject.Kind.LAB, "door", AuditFacts.NONE));
            assertThatThrownBy(() -> store.audit().search(AuditQuery.newest(1))).hasMessageContaining("audit_entry");
        }
    }

    private static void assertUndone(AuditLog audit, java.util.function.Supplier<?> decision) {
        assertThatThrownBy(() -> audit.decided(
                        Actor.part("test"),
                        AuditAction.JOB_HELD,
                        decision::get,
                        stored -> AuditChange.of(AuditSubject.Kind.LAB, "test", AuditFacts.NONE)))
                .hasMessageContaining("no space");
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
