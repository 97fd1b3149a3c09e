package io.printlab.app.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.account.KeyLimits;
import io.printlab.account.Role;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditQuery;
import io.printlab.error.PrintLabException;
import io.printlab.testkit.InMemoryLabStore;
import io.printlab.testkit.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SignInTest {
    private static final String PASSWORD = "correct horse battery";

    private final SettableClock clock = new SettableClock();
    private final InMemoryLabStore store = new InMemoryLabStore(clock);
    private final Passwords passwords = new Passwords();
    private final SecondFactors factors = new SecondFactors(store, SignInSettings.DEFAULT, clock);
    private final SignInSessions sessions = new SignInSessions(store, factors, SignInSettings.DEFAULT, clock);
    private final SignIn door = new SignIn(store, passwords, factors, sessions, clock);
    private final Accounts accounts = new Accounts(store, passwords, clock);

    @BeforeEach
    void people() {
        accounts.add("Sam.Student", "Sam Student", Role.STUDENT, PASSWORD);
    }

    @Test
    void anUnknownNameAndAWrongPasswordGetTheSameAnswer() {
        String unknown = messageOf(() -> signIn("nobody", PASSWORD, "192.0.2.1"));
        String wrong = messageOf(() -> signIn("sam.student", "wrong horse battery", "192.0.2.1"));
        assertThat(unknown).isEqualTo(wrong);
        assertThat(signIn(" SAM.student ", PASSWORD, "192.0.2.1").user().displayName())
                .isEqualTo("Sam Student");
    }

    @Test
    void anUnknownNameCostsAHashToo() {
        long known = nanosOf("sam.student");
        long unknown = nanosOf("nobody");
        assertThat(unknown).isGreaterThan(known / 3);
    }

    @Test
    void anUnknownNameAWrongPasswordAndADeactivatedAccountCostTheSameWork() {
        accounts.add("out.person", "Out Person", Role.STUDENT, PASSWORD);
        store.users().setActive(store.users().byName("out.person").orElseThrow().id(), false);
        store.users().add("no.password", "No Password", Role.STUDENT, clock.instant());
        for (String name : List.of("sam.student", "nobody", "out.person", "no.password")) {
            long before = passwords.hashed();
            messageOf(() -> signIn(name, name.equals("out.person") ? PASSWORD : "wrong horse", "198.51.100.7"));
            assertThat(passwords.hashed() - before).as(name).isEqualTo(1);
        }
    }

    @Test
    void whatIsRefusedByTheLimitCostsNoHash() {
        for (int attempt = 0; attempt < 5; attempt++) {
            messageOf(() -> signIn("sam.student", "wrong horse battery", "192.0.2.1"));
        }
        long before = passwords.hashed();
        for (int attempt = 0; attempt < 50; attempt++) {
            messageOf(() -> signIn("sam.student", PASSWORD, "192.0.2.1"));
        }
        assertThat(passwords.hashed()).isEqualTo(before);
    }

    @Test
    void waitsGrowToALimitAndAreForgottenAfterAQuietTime() {
        AttemptLimiter limiter = new AttemptLimiter(1, clock);
        Duration longest = Duration.ZERO;
        assertThat(limiter.take("key")).isZero();
        for (int attempt = 0; attempt < 12; attempt++) {
            Duration wait = limiter.take("key");
            assertThat(wait).isGreaterThanOrEqualTo(longest);
            longest = wait;
            clock.advance(wait);
            assertThat(limiter.take("key")).isZero();
        }
        assertThat(longest).isEqualTo(Duration.ofMinutes(5));
        clock.advance(Duration.ofMinutes(15));
        assertThat(limiter.take("key")).isZero();
        assertThat(limiter.take("key")).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aWholeIpv6NetworkCountsAsOneAddress() {
        assertThat(SignIn.network("2001:db8:1:2::1")).isEqualTo(SignIn.network("[2001:db8:1:2:ffff::9]"));
        assertThat(SignIn.network("2001:db8:1:2::1")).isNotEqualTo(SignIn.network("2001:db8:1:3::1"));
        assertThat(SignIn.network("192.0.2.1")).isNotEqualTo(SignIn.network("192.0.2.2"));
    }

    @Test
    void anAccountMayBeTriedAFewTimesAndThenAtGrowingIntervals() {
        for (int attempt = 0; attempt < 5; attempt++) {
            String address = "192.0.2." + attempt;
            assertThatThrownBy(() -> signIn("sam.student", "wrong horse battery", address))
                    .isInstanceOf(WrongCredentialsException.class);
        }
        assertThatThrownBy(() -> signIn("sam.student", PASSWORD, "192.0.2.77"))
                .isInstanceOfSatisfying(
                        TooManyAttemptsException.class,
                        refused -> assertThat(refused.seconds()).isEqualTo(5));
        clock.advance(Duration.ofSeconds(5));
        assertThatThrownBy(() -> signIn("sam.student", "wrong horse battery", "192.0.2.78"))
                .isInstanceOf(WrongCredentialsException.class);
        assertThatThrownBy(() -> signIn("sam.student", PASSWORD, "192.0.2.79"))
                .isInstanceOfSatisfying(
                        TooManyAttemptsException.class,
                        refused -> assertThat(refused.seconds()).isEqualTo(10));
        clock.advance(Duration.ofSeconds(10));
        signIn("sam.student", PASSWORD, "192.0.2.80");
        assertThatThrownBy(() -> signIn("sam.student", "wrong horse battery", "192.0.2.81"))
                .isInstanceOf(WrongCredentialsException.class);
    }

    @Test
    void anAccountThatIsGuessedFromManyAddressesDoesNotFillTheAuditLog() {
        for (int address = 1; address <= 200; address++) {
            String from = "192.0.2." + address;
            messageOf(() -> signIn("sam.student", "wrong horse battery", from));
        }
        assertThat(store.audit().search(AuditQuery.newest(100)))
                .as("five wrong passwords, and once that it is tried too often")
                .filteredOn(entry -> entry.action() == AuditAction.SIGN_IN_REFUSED)
                .hasSize(6);
        clock.advance(Duration.ofMinutes(1));
        messageOf(() -> signIn("sam.student", "wrong horse battery", "198.51.100.1"));
        messageOf(() -> signIn("sam.student", "wrong horse battery", "198.51.100.2"));
        assertThat(store.audit().search(AuditQuery.newest(100)))
                .as("one more that was wrong, and a minute later once more too often")
                .filteredOn(entry -> entry.action() == AuditAction.SIGN_IN_REFUSED)
                .hasSize(8);
    }

    @Test
    void anAddressMayNotTryOneAccountAfterTheOther() {
        for (int attempt = 0; attempt < 20; attempt++) {
            String name = "user" + attempt;
            assertThatThrownBy(() -> signIn(name, PASSWORD, "192.0.2.1")).isInstanceOf(WrongCredentialsException.class);
        }
        assertThatThrownBy(() -> signIn("sam.student", PASSWORD, "192.0.2.1"))
                .isInstanceOf(TooManyAttemptsException.class);
        signIn("sam.student", PASSWORD, "192.0.2.2");
    }

    @Test
    void noSecretIsStored() {
        OpenedSession session = signIn("sam.student", PASSWORD, "192.0.2.1");
        assertThat(store.sessions().byTokenHash(session.token())).isEmpty();
        assertThat(store.sessions().byTokenHash(Secrets.sha256(session.token())))
                .isPresent();
        assertThat(session.token().length()).isGreaterThanOrEqualTo(43);
        ApiKeys keys = new ApiKeys(store, clock);
        NewApiKey key = keys.create(io.printlab.account.Actor.of(session.user()), "slicer", KeyLimits.FOR_SLICERS);
        assertThat(key.secret()).matches("pl_[0-9a-f]{12}_[0-9a-f]{64}");
        assertThat(key.key().toString())
                .doesNotContain(key.secret())
                .doesNotContain(key.secret().substring(16));
        assertThat(store.users().passwordHash(session.user().id()).orElse(""))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(session.toString()).doesNotContain(session.token());
    }

    @Test
    void everySignInHasATokenOfItsOwn() {
        Set<String> tokens = ConcurrentHashMap.newKeySet();
        for (int number = 0; number < 4; number++) {
            OpenedSession session = signIn("sam.student", PASSWORD, "192.0.2.1");
            tokens.add(session.token());
            tokens.add(session.csrfToken());
        }
        assertThat(tokens).hasSize(8);
    }

    @Test
    void aPasswordIsLongEnoughAndANameLegal() {
        assertThatThrownBy(() -> accounts.add("x", "X", Role.STUDENT, "too short"))
                .isInstanceOf(PrintLabException.class)
                .hasMessageContaining("10 to 200");
        assertThatThrownBy(() -> accounts.add("a/b", "X", Role.STUDENT, PASSWORD))
                .isInstanceOf(PrintLabException.class);
        assertThatThrownBy(() -> accounts.add("sam.student", "X", Role.STUDENT, PASSWORD))
                .isInstanceOf(PrintLabException.class);
    }

    private OpenedSession signIn(String name, String password, String address) {
        return (OpenedSession) door.signIn(name, password, Sender.at(address));
    }

    private long nanosOf(String name) {
        long best = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 3; attempt++) {
            long began = System.nanoTime();
            messageOf(() -> signIn(name, "wrong horse battery", "198.51.100.1"));
            best = Math.min(best, System.nanoTime() - began);
        }
        return best;
    }

    private static String messageOf(Runnable attempt) {
        try {
            attempt.run();
        } catch (PrintLabException refused) {
            return refused.getMessage();
        }
        throw new AssertionError("it was not refused");
    }
}
