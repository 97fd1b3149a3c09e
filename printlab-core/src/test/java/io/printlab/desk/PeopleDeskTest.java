package io.printlab.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.printlab.account.Actor;
import io.printlab.account.Enrolment;
import io.printlab.account.Group;
import io.printlab.account.Invitation;
import io.printlab.account.Role;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.account.UserName;
import io.printlab.device.Device;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.job.Claim;
import io.printlab.job.Job;
import io.printlab.job.JobState;
import io.printlab.testkit.InMemoryLabStore;
import io.printlab.testkit.SampleLab;
import io.printlab.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class PeopleDeskTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final SettableClock clock = new SettableClock();
    private final InMemoryLabStore store = new InMemoryLabStore(clock);
    private final SampleLab lab = new SampleLab(store, clock);
    private final PeopleDesk desk =
            new PeopleDesk(store, new io.printlab.audit.AuditLog(store.audit(), store.users(), clock), clock);
    private final User sam = person("sam", Role.STUDENT);
    private final User stella = person("stella", Role.STAFF);
    private final User ada = person("ada", Role.ADMINISTRATOR);

    @Test
    void whoManagesNobodyReachesNothingOfThis() {
        Actor actor = Actor.of(sam);
        for (ThrowingCallable wish : List.<ThrowingCallable>of(
                () -> desk.search(actor, "", "", 10),
                () -> desk.person(actor, ada.id()),
                () -> desk.email(actor, ada.id()),
                () -> desk.sessions(actor, ada.id()),
                () -> desk.setEmail(actor, ada.id(), "x@example.org"),
                () -> desk.deactivate(actor, ada.id()),
                () -> desk.reactivate(actor, ada.id()),
                () -> desk.changeRole(actor, ada.id(), Role.STUDENT),
                () -> desk.signOutEverywhere(actor, ada.id()),
                () -> desk.resetPassword(actor, ada.id(), "t", DAY),
                () -> desk.invite(actor, one(Role.STUDENT), "t"),
                () -> desk.invitations(actor),
                () -> desk.withdraw(actor, 1),
                () -> desk.taken(actor, Set.of("sam")),
                () -> desk.enrol(actor, List.<Enrolment>of()))) {
            assertCategory(wish, ErrorCategory.FORBIDDEN);
        }
        assertThat(store.users().byId(ada.id())).contains(ada);
    }

    @Test
    void staffLookAfterWhoDoesNotManagePeopleAndGiveNoMoreThanTheyHave() {
        Actor manager = Actor.of(stella);
        User colleague = person("stan", Role.STAFF);
        assertCategory(() -> desk.resetPassword(manager, colleague.id(), "t0", DAY), ErrorCategory.FORBIDDEN);
        assertCategory(() -> desk.deactivate(manager, sam.id()), ErrorCategory.FORBIDDEN);
        assertCategory(() -> desk.changeRole(manager, sam.id(), Role.STAFF), ErrorCategory.FORBIDDEN);
        assertThat(desk.resetPassword(manager, sam.id(), "t1", DAY).user()).isEqualTo(sam.id());
        assertThat(desk.invite(manager, one(Role.STAFF), "t2").role()).isEqualTo(Role.STAFF);
        assertCategory(() -> desk.resetPassword(manager, ada.id(), "t3", DAY), ErrorCategory.FORBIDDEN);
        assertCategory(() -> desk.setEmail(manager, ada.id(), "x@example.org"), ErrorCategory.FORBIDDEN);
        assertCategory(() -> desk.signOutEverywhere(manager, ada.id()), ErrorCategory.FORBIDDEN);
        assertCategory(() -> desk.invite(manager, one(Role.ADMINISTRATOR), "t4"), ErrorCategory.FORBIDDEN);
        assertCategory(() -> desk.changeRole(manager, sam.id(), Role.ADMINISTRATOR), ErrorCategory.FORBIDDEN);
        long high = desk.invite(Actor.of(ada), one(Role.ADMINISTRATOR), "t5").id();
        assertCategory(() -> desk.withdraw(manager, high), ErrorCategory.FORBIDDEN);
        assertThat(store.passwordResets().open("t3", clock.instant())).isEmpty();
    }

    @Test
    void nobodyChangesTheirOwnRoleAndTheLastAdministratorStays() {
        Actor admin = Actor.of(ada);
        assertCategory(() -> desk.changeRole(admin, ada.id(), Role.STAFF), ErrorCategory.FORBIDDEN);
        assertCategory(() -> desk.resetPassword(admin, ada.id(), "t", DAY), ErrorCategory.FORBIDDEN);
        assertCategory(() -> desk.setEmail(admin, ada.id(), "x@example.org"), ErrorCategory.FORBIDDEN);
        desk.setOwnEmail(admin, "Ada@example.org");
        assertThat(desk.email(admin, ada.id())).contains("ada@example.org");
        assertCategory(() -> desk.deactivate(admin, ada.id()), ErrorCategory.CONFLICT);
        assertCategory(() -> desk.eraseSelf(admin), ErrorCategory.CONFLICT);
        assertThat(desk.changeRole(admin, stella.id(), Role.ADMINISTRATOR).role())
                .isEqualTo(Role.ADMINISTRATOR);
        assertThat(desk.deactivate(admin, ada.id()).active()).isFalse();
        assertThat(Actor.of(store.users().byId(ada.id()).orElseThrow()).permissions())
                .isEmpty();
    }

    @Test
    void whoIsOutOrHasAnotherRoleLeavesNoInvitationBehind() {
        Actor admin = Actor.of(ada);
        User second = person("second", Role.ADMINISTRATOR);
        long own = desk.invite(admin, one(Role.STUDENT), "t1").id();
        desk.invite(Actor.of(second), one(Role.ADMINISTRATOR), "t2");
        desk.changeRole(admin, second.id(), Role.STUDENT);
        desk.invite(Actor.of(stella), one(Role.STAFF), "t3");
        desk.deactivate(admin, stella.id());
        assertThat(desk.invitations(admin)).extracting(Invitation::id).containsExactly(own);
    }

    @Test
    void aDeactivatedPersonGetsNoLink() {
        Actor admin = Actor.of(ada);
        desk.deactivate(admin, sam.id());
        assertCategory(() -> desk.resetPassword(admin, sam.id(), "t", DAY), ErrorCategory.CONFLICT);
        assertThat(desk.reactivate(admin, sam.id())).isEqualTo(sam);
        Instant end = desk.resetPassword(admin, sam.id(), "t", DAY).expiresAt();
        assertThat(end).isEqualTo(clock.instant().plus(DAY));
    }

    @Test
    void anInvitationIsBoundedAndOneWithANameIsForOne() {
        Actor admin = Actor.of(ada);
        for (InvitationRequest wrong : List.of(
                new InvitationRequest(Role.STUDENT, null, null, null, 0, DAY),
                new InvitationRequest(Role.STUDENT, null, null, null, 501, DAY),
                new InvitationRequest(Role.STUDENT, null, "bob", null, 2, DAY),
                new InvitationRequest(Role.STUDENT, null, null, "b@example.org", 2, DAY),
                new InvitationRequest(Role.STUDENT, null, "b/b", null, 1, DAY),
                new InvitationRequest(Role.STUDENT, "<b>", null, null, 1, DAY),
                new InvitationRequest(Role.STUDENT, null, null, "b@b@b", 1, DAY),
                new InvitationRequest(Role.STUDENT, null, null, null, 1, Duration.ofMinutes(1)),
                new InvitationRequest(Role.STUDENT, null, null, null, 1, Duration.ofDays(91)))) {
            assertCategory(() -> desk.invite(admin, wrong, "t"), ErrorCategory.USER);
        }
        assertThat(desk.invitations(admin)).isEmpty();
        InvitationRequest wanted = new InvitationRequest(Role.STUDENT, " CAD ", "Bob", "", 1, DAY);
        assertCategory(() -> desk.invite(admin, wanted, "t"), ErrorCategory.NOT_FOUND);
        store.groups().add(Group.checked("cad", "", Group.Kind.TEAM), clock.instant());
        long id = desk.invite(admin, wanted, "t").id();
        assertThat(desk.invitations(admin).get(0).group()).isEqualTo("cad");
        desk.withdraw(admin, id);
        assertCategory(() -> desk.withdraw(admin, id), ErrorCategory.NOT_FOUND);
    }

    @Test
    void deletingOnesAccountCancelsWhatWaitsAndKeepsTheHistoryWithoutTheName() {
        Job waiting = lab.queued(sam.id());
        Job submitted = lab.submitted(sam.id());
        desk.eraseSelf(Actor.of(sam));
        for (Job job : List.of(waiting, submitted)) {
            assertThat(store.jobs().byId(job.id()).orElseThrow().state()).isEqualTo(JobState.CANCELLED);
            assertThat(store.jobs().history(job.id())).isNotEmpty();
        }
        User left = store.users().byId(sam.id()).orElseThrow();
        assertThat(left.displayName()).isEqualTo(UserName.erased(sam.id()));
        assertThat(left.active()).isFalse();
        assertCategory(() -> desk.person(Actor.of(ada), sam.id()), ErrorCategory.NOT_FOUND);
        assertCategory(() -> desk.reactivate(Actor.of(ada), sam.id()), ErrorCategory.NOT_FOUND);
        assertCategory(() -> UserName.checked(UserName.erased(sam.id())), ErrorCategory.USER);
    }

    @Test
    void anAccountWithAJobOnADeviceIsNotDeleted() {
        Device device = lab.readyDevice("mk3");
        Claim claim = lab.claimed(sam.id(), device);
        Job waiting = lab.queued(sam.id());
        assertCategory(() -> desk.eraseSelf(Actor.of(sam)), ErrorCategory.CONFLICT);
        assertThat(store.jobs().byId(waiting.id()).orElseThrow().state())
                .as("nothing is cancelled then")
                .isEqualTo(JobState.QUEUED);
        assertThat(store.users().byId(sam.id())).contains(sam);
        lab.claims().end(claim.interrupt("The cable came off.", clock.instant()));
        assertCategory(() -> desk.eraseSelf(Actor.of(sam)), ErrorCategory.CONFLICT);
    }

    @Test
    void aPartOfTheLabHasNoAccountToDelete() {
        assertCategory(() -> desk.eraseSelf(Actor.part("dispatcher")), ErrorCategory.FORBIDDEN);
        assertCategory(() -> desk.person(Actor.of(ada), new UserId(4711)), ErrorCategory.NOT_FOUND);
    }

    private User person(String name, Role role) {
        return store.users().add(name, "The " + name, role, clock.instant());
    }

    private static InvitationRequest one(Role role) {
        return new InvitationRequest(role, null, null, null, 1, DAY);
    }

    private static void assertCategory(ThrowingCallable call, ErrorCategory category) {
        PrintLabException refused = catchThrowableOfType(PrintLabException.class, call);
        assertThat(refused).isNotNull();
        assertThat(refused.category()).isEqualTo(category);
    }
}
