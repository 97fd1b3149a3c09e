package io.printlab.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.PrintLab;
import io.printlab.account.Actor;
import io.printlab.account.Group;
import io.printlab.account.Origin;
import io.printlab.account.Role;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditEntry;
import io.printlab.audit.AuditQuery;
import io.printlab.device.DeviceId;
import io.printlab.error.PrintLabException;
import io.printlab.job.Job;
import io.printlab.rule.RuleSheet;
import io.printlab.spool.Spool;
import io.printlab.spool.SpoolFacts;
import io.printlab.testkit.LabInMemory;
import io.printlab.testkit.SampleRules;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every decision of staff leaves its line; what owners do with their own jobs is in the history of the job. */
final class AuditedDesksTest {
    private static final DeviceId LEFT = new DeviceId("left");

    private final LabInMemory parts = new LabInMemory();
    private final Actor staff = parts.staff().from(Origin.session("192.0.2.9"));
    private PrintLab lab;

    @BeforeEach
    void start() {
        lab = parts.builder().build().start();
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    void whatStaffDoToOthersJobsIsKept() throws IOException {
        Job job = submitted(parts.student());
        lab.jobs().boost(staff, job.id(), "Exhibition");
        lab.jobs().hold(staff, job.id(), "Nozzle");
        lab.jobs().release(staff, job.id());
        lab.jobs().cancel(staff, job.id(), "Nobody came");
        List<AuditEntry> entries = entries();
        assertThat(entries)
                .extracting(AuditEntry::action)
                .containsExactly(
                        AuditAction.JOB_CANCELLED,
                        AuditAction.JOB_RELEASED,
                        AuditAction.JOB_HELD,
                        AuditAction.JOB_BOOSTED);
        AuditEntry cancelled = entries.get(0);
        assertThat(cancelled.name()).isEqualTo("Stella Staff");
        assertThat(cancelled.way()).isEqualTo(Origin.Way.SESSION);
        assertThat(cancelled.address()).isEqualTo("192.0.2.9");
        assertThat(cancelled.change().subject().id()).isEqualTo(job.id().toString());
        assertThat(cancelled.change().before().values()).containsEntry("state", "QUEUED");
        assertThat(cancelled.change().after().values())
                .containsEntry("state", "CANCELLED")
                .containsEntry("reason", "Nobody came");
    }

    @Test
    void whatOwnersDoToTheirOwnIsNot() throws IOException {
        Job job = submitted(parts.student());
        lab.jobs().hold(parts.student(), job.id(), null);
        lab.jobs().release(parts.student(), job.id());
        lab.jobs().cancel(parts.student(), job.id(), null);
        assertThat(entries()).isEmpty();
    }

    @Test
    void devicesBedsReservationsRulesAndStopsAreKept() {
        lab.devices().clearBed(staff, LEFT);
        lab.upkeep().begin(staff, LEFT, "new belt");
        lab.upkeep().begin(staff, LEFT, "new belt");
        Spool spool = lab.spools().add(staff, null, SpoolFacts.of("PLA", "red", 200.0), null);
        lab.spools().load(staff, LEFT, spool.id());
        lab.devices().setTags(staff, LEFT, Set.of("enclosed"));
        lab.devices().emergencyStop(staff, LEFT);
        parts.store()
                .groups()
                .add(
                        Group.checked("design", "Design", Group.Kind.CLASS),
                        parts.clock().instant());
        var reservation = lab.reservations()
                .add(
                        staff,
                        new ReservationRequest(
                                LEFT,
                                null,
                                "design",
                                parts.clock().instant(),
                                parts.clock().instant().plusSeconds(3600),
                                "Course"));
        lab.reservations().remove(staff, reservation.id());
        assertThatThrownBy(() -> lab.reservations().remove(staff, reservation.id()))
                .isInstanceOf(PrintLabException.class);
        lab.ruleDesk().publish(administrator(), RuleSheet.of(SampleRules.full()), 0, "Exam weeks");
        assertThat(entries())
                .extracting(AuditEntry::action)
                .containsExactly(
                        AuditAction.RULES_PUBLISHED,
                        AuditAction.RESERVATION_REMOVED,
                        AuditAction.RESERVATION_MADE,
                        AuditAction.DEVICE_STOPPED,
                        AuditAction.DEVICE_TAGGED,
                        AuditAction.DEVICE_FILAMENT_CHANGED,
                        AuditAction.SPOOL_ADDED,
                        AuditAction.DEVICE_SERVICE_CHANGED,
                        AuditAction.BED_CLEARED);
        AuditEntry filament = entries().get(5);
        assertThat(filament.change().after().values())
                .containsEntry("spool", "SPOOL-1")
                .containsEntry("left", "200.0");
        assertThat(filament.change().before().values()).isEmpty();
    }

    @Test
    void onlyWhoMaySeeItReadsItAndAnExportIsKeptFirst() throws IOException {
        Job job = submitted(parts.student());
        lab.jobs().hold(staff, job.id(), "Nozzle");
        assertThatThrownBy(() -> lab.audit().search(staff, AuditQuery.newest(5)))
                .hasMessageContaining("audit log");
        List<AuditEntry> given = new ArrayList<>();
        assertThatThrownBy(() -> lab.audit().export(staff, AuditQuery.newest(5), "csv", given::addAll))
                .hasMessageContaining("audit log");
        assertThat(given).isEmpty();
        Actor administrator = administrator();
        lab.audit().export(administrator, AuditQuery.newest(5).saying("nozzle"), "csv", given::addAll);
        assertThat(given).hasSize(1);
        assertThat(lab.audit().search(administrator, AuditQuery.newest(5)))
                .first()
                .satisfies(export -> {
                    assertThat(export.action()).isEqualTo(AuditAction.AUDIT_EXPORTED);
                    assertThat(export.change().after().values()).containsEntry("text", "nozzle");
                });
        parts.store().reachable(false);
        assertThatThrownBy(() -> lab.audit().export(administrator, AuditQuery.newest(5), "csv", given::addAll))
                .isInstanceOf(PrintLabException.class);
        assertThat(given).hasSize(1);
        parts.store().reachable(true);
    }

    private Actor administrator() {
        return Actor.of(parts.store()
                .users()
                .add("ada.admin", "Ada Admin", Role.ADMINISTRATOR, parts.clock().instant()));
    }

    private List<AuditEntry> entries() {
        return parts.store().audit().search(AuditQuery.newest(100));
    }

    private Job submitted(Actor owner) throws IOException {
        return lab.jobs()
                .submit(
                        owner,
                        SubmissionRequest.of("cube.gcode", "web"),
                        new ByteArrayInputStream("G28".getBytes(StandardCharsets.UTF_8)));
    }
}
