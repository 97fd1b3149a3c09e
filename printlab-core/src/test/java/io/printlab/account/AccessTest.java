package io.printlab.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.device.DeviceId;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccessTest {
    private static final Actor STUDENT = actor(1, Role.STUDENT, true);
    private static final Actor STAFF = actor(2, Role.STAFF, true);

    @Test
    void aStudentSeesAndChangesOnlyOwnJobs() {
        assertThat(Access.maySee(STUDENT, job(1, null))).isTrue();
        assertThat(Access.mayAct(STUDENT, job(1, null))).isTrue();
        assertThat(Access.maySee(STUDENT, job(3, null))).isFalse();
        assertThatThrownBy(() -> Access.requireAct(STUDENT, job(3, null), "job 9"))
                .isInstanceOfSatisfying(
                        PrintLabException.class,
                        error -> assertThat(error.category()).isEqualTo(ErrorCategory.FORBIDDEN))
                .hasMessageContaining("job 9");
    }

    @Test
    void staffActOnAllJobsButDoNotAdminister() {
        assertThat(Access.mayAct(STAFF, job(3, null))).isTrue();
        assertThatThrownBy(() -> Access.require(STAFF, Permission.ADMINISTER, "add users"))
                .hasMessageContaining("ADMINISTER");
    }

    @Test
    void whoIsNotActiveHasNoRightEvenOnOwnJobs() {
        Actor gone = actor(1, Role.ADMINISTRATOR, false);
        assertThat(Access.maySee(gone, job(1, null))).isFalse();
        assertThat(Access.mayAct(gone, job(1, null))).isFalse();
    }

    @Test
    void aPartOfTheLabHasNoRights() {
        assertThat(Actor.part("dispatcher").permissions()).isEmpty();
    }

    private static final Ownership FOR_CAD = job(3, "cad");

    @Test
    void theStaffOfAGroupLooksAfterItsJobsAndNoOthers() {
        Actor tutor = tutor(true);
        assertThat(Access.maySee(tutor, FOR_CAD)).isTrue();
        assertThat(Access.mayAct(tutor, FOR_CAD)).isTrue();
        assertThat(Access.mayAsStaff(tutor, Permission.APPROVE_JOBS, FOR_CAD)).isTrue();
        assertThat(Access.mayAsStaff(tutor, Permission.OPERATE_DEVICES, FOR_CAD))
                .isFalse();
        assertThat(Access.maySee(tutor, job(3, "design"))).isFalse();
        assertThat(Access.maySee(tutor, job(3, null))).isFalse();
        assertThat(Access.mayManage(tutor, "cad")).isTrue();
        assertThat(Access.mayManage(tutor, "design")).isFalse();
        assertThatThrownBy(() -> Access.requireManage(tutor, "design")).isInstanceOf(PrintLabException.class);
        assertThat(Access.maySomewhere(tutor, Permission.APPROVE_JOBS)).isTrue();
        assertThat(Access.maySomewhere(tutor, Permission.OPERATE_DEVICES)).isFalse();
        assertThat(Access.maySomewhere(STUDENT, Permission.APPROVE_JOBS)).isFalse();
    }

    @Test
    void nobodyApprovesAnOwnJobForBeingOfItsGroupsStaff() {
        assertThat(Access.mayAct(tutor(true), job(5, "cad"))).isTrue();
        assertThat(Access.mayAsStaff(tutor(true), Permission.APPROVE_JOBS, job(5, "cad")))
                .isFalse();
        assertThatThrownBy(() ->
                        Access.requireAsStaff(tutor(true), Permission.APPROVE_JOBS, job(5, "cad"), "approve job 9"))
                .hasMessageContaining("approve job 9");
    }

    @Test
    void theStaffOfAGroupThatIsNotActiveHasNoRight() {
        assertThat(Access.maySee(tutor(false), FOR_CAD)).isFalse();
        assertThat(Access.mayManage(tutor(false), "cad")).isFalse();
    }

    @Test
    void aDeviceNodeDrivesDevicesAndReadsNobodysJobs() {
        Actor node = actor(6, Role.DEVICE_NODE, true);
        assertThat(node.may(Permission.DRIVE_DEVICES)).isTrue();
        assertThat(Access.maySee(node, FOR_CAD)).isFalse();
        assertThat(actor(7, Role.ADMINISTRATOR, true).may(Permission.DRIVE_DEVICES))
                .isFalse();
    }

    @Test
    void aKeyMayWhatItIsForAndItsOwnerMay() {
        Actor reads = STAFF.through(KeyLimits.of(KeyScope.READ_OWN));
        assertThat(reads.permissions()).containsExactly(Permission.SEE_QUEUE);
        assertThat(Access.maySee(reads, job(2, null))).isTrue();
        assertThat(Access.maySee(reads, job(3, null))).isFalse();
        assertThat(Access.mayAct(reads, job(2, null))).isFalse();
        assertThat(STUDENT.through(KeyLimits.of(KeyScope.OPERATE_DEVICES)).permissions())
                .containsExactly(Permission.SEE_QUEUE);
        assertThat(STAFF.through(KeyLimits.of(KeyScope.values())).permissions()).isEqualTo(STAFF.permissions());
    }

    @Test
    void aKeyWithoutScopesMayNothing() {
        Actor nothing = actor(4, Role.ADMINISTRATOR, true).through(KeyLimits.of());
        assertThat(nothing.permissions()).isEmpty();
        assertThat(tutor(true).through(KeyLimits.FOR_SLICERS).staffOf()).isEmpty();
        assertThat(tutor(true).through(KeyLimits.of(KeyScope.ADMINISTER)).staffOf())
                .containsExactly("cad");
    }

    @Test
    void aKeyForSomeDevicesReachesNoOther() {
        DeviceId left = new DeviceId("left");
        DeviceId right = new DeviceId("right");
        Actor limited = STAFF.through(new KeyLimits(Set.of(KeyScope.OPERATE_DEVICES), Set.of(left), null));
        Access.requireDevice(limited, Permission.OPERATE_DEVICES, left, "stop devices");
        assertThatThrownBy(() -> Access.requireDevice(limited, Permission.OPERATE_DEVICES, right, "stop devices"))
                .hasMessageContaining("right");
        assertThat(STAFF.through(new KeyLimits(Set.of(KeyScope.OPERATE_DEVICES), Set.of(), null))
                        .reaches(left))
                .isFalse();
    }

    private static Actor tutor(boolean active) {
        return Actor.of(new User(
                new UserId(5),
                "tutor",
                "Tutor",
                Role.STUDENT,
                active,
                Instant.EPOCH,
                Set.of("cad", "design"),
                Set.of("cad")));
    }

    private static Ownership job(long owner, @Nullable String group) {
        return new Ownership(new UserId(owner), group);
    }

    private static Actor actor(long id, Role role, boolean active) {
        return Actor.of(
                new User(new UserId(id), "user" + id, "User " + id, role, active, Instant.EPOCH, Set.of(), Set.of()));
    }
}
