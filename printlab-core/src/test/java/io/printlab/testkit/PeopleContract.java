package io.printlab.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.printlab.account.Enrolment;
import io.printlab.account.Group;
import io.printlab.account.GroupMember;
import io.printlab.account.Invitation;
import io.printlab.account.KeyLimits;
import io.printlab.account.PasswordReset;
import io.printlab.account.Role;
import io.printlab.account.SignInSession;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.account.UserName;
import io.printlab.account.UserRepository.Erasure;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.job.Job;
import io.printlab.store.LabStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link LabStore} keeps to about people: their links, invitations, roles, and their end. */
public abstract class PeopleContract {
    private static final int AT_ONCE = 8;

    protected final SettableClock clock = new SettableClock();
    protected LabStore store;
    private SampleLab lab;
    private Instant now;

    /** An empty store. */
    protected abstract LabStore createStore(Clock storeClock);

    /** Called after the store was closed. */
    protected void storeClosed() {}

    @BeforeEach
    void openStore() {
        store = createStore(clock);
        lab = new SampleLab(store, clock);
        now = clock.instant();
    }

    @AfterEach
    void closeStore() {
        store.close();
        storeClosed();
    }

    @Test
    void peopleAreFoundByPartsOfWhatIsKnownOfThem() {
        User ada = person("ada", Role.STAFF);
        User bob = person("bob", Role.STUDENT);
        store.users().setEmail(bob.id(), "robert@example.org");
        assertThat(store.users().search("", "", 10)).containsExactly(ada, bob);
        assertThat(store.users().search("", "ada", 10)).containsExactly(bob);
        assertThat(store.users().search("", "", 1)).containsExactly(ada);
        assertThat(store.users().search("ROBERT@", "", 10)).containsExactly(bob);
        assertThat(store.users().search("100%", "", 10)).isEmpty();
        assertThat(store.users().email(bob.id())).contains("robert@example.org");
        store.users().setEmail(bob.id(), null);
        assertThat(store.users().email(bob.id())).isEmpty();
        assertCategory(() -> store.users().setEmail(new UserId(4711), "x@example.org"), ErrorCategory.NOT_FOUND);
    }

    @Test
    void ofManyFirstAdministratorsAtOnceOneIsMade() throws Exception {
        assertThat(store.users().hasAdministrator()).isFalse();
        List<Boolean> made = together(number -> store.users()
                .addFirstAdministrator("admin" + number, "Admin", "hash", now)
                .isPresent());
        assertThat(made).containsOnlyOnce(true);
        assertThat(store.users().all()).hasSize(1);
        assertThat(store.users().hasAdministrator()).isTrue();
        assertThat(store.users().passwordHash(store.users().all().get(0).id())).contains("hash");
    }

    @Test
    void ofAdministratorsWhoAllLeaveAtOnceOneStays() throws Exception {
        List<User> administrators = new ArrayList<>();
        for (int number = 0; number < AT_ONCE; number++) {
            administrators.add(person("admin" + number, Role.ADMINISTRATOR));
        }
        List<Boolean> left = together(number -> {
            UserId id = administrators.get(number).id();
            return switch (number % 3) {
                case 0 -> store.users().setActive(id, false).isPresent();
                case 1 -> store.users().setRole(id, Role.STAFF).isPresent();
                default -> store.users().erase(id, now) == Erasure.DONE;
            };
        });
        assertThat(left).containsOnlyOnce(false);
        assertThat(store.users().hasAdministrator()).isTrue();
    }

    @Test
    void theRoleChangesAndTheLastAdministratorKeepsIt() {
        User ada = person("ada", Role.ADMINISTRATOR);
        assertThat(store.users().setRole(ada.id(), Role.STAFF)).isEmpty();
        assertThat(store.users().setActive(ada.id(), false)).isEmpty();
        assertThat(store.users().erase(ada.id(), now)).isEqualTo(Erasure.LAST_ADMINISTRATOR);
        assertThat(store.users().byId(ada.id())).contains(ada);
        User bob = person("bob", Role.STUDENT);
        assertThat(store.users()
                        .setRole(bob.id(), Role.ADMINISTRATOR)
                        .orElseThrow()
                        .role())
                .isEqualTo(Role.ADMINISTRATOR);
        assertThat(store.users().setRole(ada.id(), Role.STAFF).orElseThrow().role())
                .isEqualTo(Role.STAFF);
        assertCategory(() -> store.users().setRole(new UserId(4711), Role.STAFF), ErrorCategory.NOT_FOUND);
        assertCategory(() -> store.users().setActive(new UserId(4711), true), ErrorCategory.NOT_FOUND);
    }

    @Test
    void whoIsKeptOutHasNoSessionAndNoLink() {
        User bob = person("bob", Role.STUDENT);
        User eve = person("eve", Role.STUDENT);
        session("b1", bob.id());
        session("e1", eve.id());
        reset("r1", bob.id());
        User out = store.users().setActive(bob.id(), false).orElseThrow();
        assertThat(out.active()).isFalse();
        assertThat(store.sessions().ofUser(bob.id())).isEmpty();
        assertThat(store.sessions().ofUser(eve.id())).hasSize(1);
        assertThat(store.passwordResets().open("r1", now)).isEmpty();
        assertThat(store.users().setActive(bob.id(), true)).contains(bob);
        assertThat(store.passwordResets().open("r1", now)).isEmpty();
    }

    @Test
    void sessionsOfAPersonEndButForOne() {
        UserId bob = person("bob", Role.STUDENT).id();
        UserId eve = person("eve", Role.STUDENT).id();
        session("b1", bob);
        session("b2", bob);
        session("e1", eve);
        assertThat(store.sessions().ofUser(bob)).hasSize(2);
        assertThat(store.sessions().removeOthers(bob, "id-b2")).isEqualTo(1);
        assertThat(store.sessions().ofUser(bob))
                .extracting(SignInSession::tokenHash)
                .containsExactly("b2");
        assertThat(store.sessions().removeOthers(bob, "")).isEqualTo(1);
        assertThat(store.sessions().ofUser(eve)).hasSize(1);
    }

    @Test
    void aLinkSetsAPasswordOnceAndEndsEverySession() throws Exception {
        UserId bob = person("bob", Role.STUDENT).id();
        store.users().setPasswordHash(bob, "old");
        session("b1", bob);
        reset("r1", bob);
        reset("r2", bob);
        assertThat(store.passwordResets().open("r1", now)).contains(bob);
        List<Boolean> used = together(
                number -> store.passwordResets().use("r1", "new" + number, now).isPresent());
        assertThat(used).containsOnlyOnce(true);
        assertThat(store.users().passwordHash(bob)).contains("new" + used.indexOf(true));
        assertThat(store.sessions().ofUser(bob)).isEmpty();
        assertThat(store.passwordResets().open("r1", now)).isEmpty();
        assertThat(store.passwordResets().use("r2", "x", now))
                .as("another link of the person")
                .isEmpty();
        assertThat(store.passwordResets().use("unknown", "x", now)).isEmpty();
        assertCategory(() -> reset("r3", new UserId(4711)), ErrorCategory.NOT_FOUND);
    }

    @Test
    void aLinkEnds() {
        UserId bob = person("bob", Role.STUDENT).id();
        reset("r1", bob);
        Instant end = now.plusSeconds(60);
        assertThat(store.passwordResets().open("r1", end.minusSeconds(1))).contains(bob);
        assertThat(store.passwordResets().open("r1", end)).isEmpty();
        assertThat(store.passwordResets().use("r1", "x", end)).isEmpty();
        assertThat(store.users().passwordHash(bob)).isEmpty();
        assertThat(store.passwordResets().removeExpired(end)).isZero();
        assertThat(store.passwordResets().removeExpired(end.plusSeconds(1))).isEqualTo(1);
    }

    @Test
    void anInvitationMakesAsManyAccountsAsItHasUses() throws Exception {
        group("cad");
        Invitation made = store.invitations().add("i1", invitation(Role.STAFF, "cad", "new@example.org", 3));
        assertThat(made.id()).isPositive();
        assertThat(store.invitations().open(now)).containsExactly(made);
        assertThat(store.invitations().open("i1", now)).contains(made);
        assertThat(store.invitations().byId(made.id())).contains(made);
        List<Boolean> joined = together(number -> store.invitations()
                .accept("i1", "new" + number, "New", "hash" + number, now)
                .isPresent());
        assertThat(joined).filteredOn(Boolean::booleanValue).hasSize(3);
        int first = joined.indexOf(true);
        User user = store.users().byName("new" + first).orElseThrow();
        assertThat(user.role()).isEqualTo(Role.STAFF);
        assertThat(user.groups()).containsExactly("cad");
        assertThat(user.staffOf()).isEmpty();
        assertThat(store.users().passwordHash(user.id())).contains("hash" + first);
        assertThat(store.users().email(user.id())).contains("new@example.org");
        assertThat(store.invitations().open("i1", now)).isEmpty();
        assertThat(store.users().all()).hasSize(3);
    }

    @Test
    void aNameThatIsTakenUsesNoInvitationUp() {
        person("bob", Role.STUDENT);
        store.invitations().add("i1", invitation(Role.STUDENT, null, null, 1));
        assertCategory(() -> store.invitations().accept("i1", "bob", "Bob", "hash", now), ErrorCategory.CONFLICT);
        assertThat(store.invitations().accept("i1", "bob2", "Bob", "hash", now)).isPresent();
    }

    @Test
    void anInvitationEndsAndIsWithdrawn() {
        Invitation brief = store.invitations().add("i1", invitation(Role.STUDENT, null, null, 1));
        Invitation other = store.invitations().add("i2", invitation(Role.STUDENT, null, null, 1));
        assertThat(store.invitations().open(now)).containsExactly(other, brief);
        assertThat(store.invitations().withdraw(other.id())).isTrue();
        assertThat(store.invitations().withdraw(other.id())).isFalse();
        assertThat(store.invitations().accept("i2", "x", "X", "hash", now)).isEmpty();
        assertThat(store.invitations().withdrawAllOf("user:2")).isZero();
        store.invitations().add("i3", invitation(Role.STUDENT, null, null, 1));
        Instant end = now.plusSeconds(60);
        assertThat(store.invitations().open(end)).isEmpty();
        assertThat(store.invitations().accept("i1", "x", "X", "hash", end)).isEmpty();
        assertThat(store.users().byName("x")).isEmpty();
        assertThat(store.invitations().withdrawAllOf("user:1")).isEqualTo(2);
        store.invitations().add("i4", invitation(Role.STUDENT, null, null, 1));
        assertThat(store.invitations().removeExpired(end)).isZero();
        assertThat(store.invitations().removeExpired(end.plusSeconds(1))).isEqualTo(1);
    }

    @Test
    void aClassIsAddedButForThoseWhoAreThere() {
        User bob = person("bob", Role.STAFF);
        group("class");
        List<Enrolment> people = List.of(enrolment("ann", "t1"), enrolment("bob", "t2"));
        List<User> added = store.users().enrol(people, Role.STUDENT, "user:1", now);
        assertThat(added).extracting(User::name).containsExactly("ann");
        assertThat(added.get(0).groups()).containsExactly("class");
        assertThat(store.users().byId(added.get(0).id())).contains(added.get(0));
        assertThat(store.users().email(added.get(0).id())).contains("ann@example.org");
        assertThat(store.passwordResets().use("t1", "hash", now))
                .contains(added.get(0).id());
        assertThat(store.passwordResets().open("t2", now)).isEmpty();
        assertThat(store.users().byName("bob")).contains(bob);
        assertThat(store.users().enrol(people, Role.STUDENT, "user:1", now)).isEmpty();
    }

    @Test
    void ofAPersonWhoIsDeletedANumberStays() {
        User bob = person("bob", Role.STAFF);
        group("cad");
        store.groups().put("cad", new GroupMember(bob.id(), true));
        store.users().setEmail(bob.id(), "bob@example.org");
        store.users().setPasswordHash(bob.id(), "hash");
        store.apiKeys().add(bob.id(), "slicer", "k1", "hash", KeyLimits.FOR_SLICERS, now);
        session("b1", bob.id());
        reset("r1", bob.id());
        Job job = lab.queued(bob.id());
        assertThat(store.users().erase(bob.id(), now)).isEqualTo(Erasure.JOBS_LEFT);
        assertThat(store.users().byName("bob")).isPresent();
        store.jobs().store(job.withdraw(null, SampleLab.STAFF, now));
        assertThat(store.users().erase(bob.id(), now)).isEqualTo(Erasure.DONE);
        User left = store.users().byId(bob.id()).orElseThrow();
        String name = UserName.erased(bob.id());
        assertThat(left)
                .isEqualTo(new User(bob.id(), name, name, Role.STUDENT, false, bob.createdAt(), Set.of(), Set.of()));
        assertThat(store.groups().members("cad")).isEmpty();
        assertThat(store.users().byName("bob")).isEmpty();
        assertThat(store.users().email(bob.id())).isEmpty();
        assertThat(store.users().passwordHash(bob.id())).isEmpty();
        assertThat(store.apiKeys().ofOwner(bob.id())).isEmpty();
        assertThat(store.apiKeys().byLookup("k1")).isEmpty();
        assertThat(store.sessions().ofUser(bob.id())).isEmpty();
        assertThat(store.passwordResets().open("r1", now)).isEmpty();
        assertThat(store.jobs().history(job.id())).hasSize(3);
        assertThat(store.users().search("", "", 10)).isEmpty();
        assertCategory(() -> store.users().setActive(bob.id(), true), ErrorCategory.NOT_FOUND);
        assertCategory(() -> store.users().erase(new UserId(4711), now), ErrorCategory.NOT_FOUND);
    }

    @Test
    void whoIsForAGroupThatIsGoneIsInNone() {
        store.invitations().add("i1", invitation(Role.STUDENT, "gone", null, 1));
        assertThat(store.invitations()
                        .accept("i1", "ann", "Ann", "hash", now)
                        .orElseThrow()
                        .groups())
                .isEmpty();
        assertThat(store.users()
                        .enrol(List.of(enrolment("bob", "t1")), Role.STUDENT, "user:1", now)
                        .get(0)
                        .groups())
                .isEmpty();
    }

    private void group(String name) {
        store.groups().add(new Group(name, name, Group.Kind.CLASS), now);
    }

    private User person(String name, Role role) {
        return store.users().add(name, "The " + name, role, now);
    }

    private void session(String token, UserId user) {
        store.sessions()
                .add(new SignInSession(
                        "id-" + token, token, user, "c", now, now, now.plusSeconds(60), now, "192.0.2.1", "Browser"));
    }

    private void reset(String token, UserId user) {
        store.passwordResets().add(new PasswordReset(token, user, "user:1", now, now.plusSeconds(60)));
    }

    private Invitation invitation(Role role, String group, String email, int uses) {
        return new Invitation(0, role, group, null, email, uses, "user:1", now, now.plusSeconds(60));
    }

    private Enrolment enrolment(String name, String token) {
        return new Enrolment(name, "The " + name, name + "@example.org", "class", token, now.plus(Duration.ofDays(1)));
    }

    private interface Part {
        boolean run(int number);
    }

    private static List<Boolean> together(Part part) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            CountDownLatch begin = new CountDownLatch(1);
            List<Future<Boolean>> running = new ArrayList<>();
            for (int number = 0; number < AT_ONCE; number++) {
                int own = number;
                Callable<Boolean> task = () -> {
                    begin.await();
                    return part.run(own);
                };
                running.add(threads.submit(task));
            }
            begin.countDown();
            List<Boolean> results = new ArrayList<>();
            for (Future<Boolean> result : running) {
                results.add(Objects.requireNonNull(result.get(60, TimeUnit.SECONDS)));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void assertCategory(ThrowingCallable call, ErrorCategory category) {
        assertThat(catchThrowableOfType(PrintLabException.class, call).category())
                .isEqualTo(category);
    }
}
