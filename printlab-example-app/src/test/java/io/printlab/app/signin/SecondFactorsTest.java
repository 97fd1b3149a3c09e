package io.printlab.app.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.account.Role;
import io.printlab.account.User;
import io.printlab.error.PrintLabException;
import io.printlab.testkit.InMemoryLabStore;
import io.printlab.testkit.SettableClock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SecondFactorsTest {
    private static final String PASSWORD = "correct horse battery";
    private static final Sender HERE = Sender.at("192.0.2.1");
    private static final SignInSettings STAFF_NEEDS_IT =
            new SignInSettings(SignInSettings.DEFAULT.longest(), SignInSettings.DEFAULT.idle(), Set.of(Role.STAFF));

    private final SettableClock clock = new SettableClock();
    private final InMemoryLabStore store = new InMemoryLabStore(clock);
    private final Passwords passwords = new Passwords();
    private final SecondFactors factors = new SecondFactors(store, STAFF_NEEDS_IT, clock);
    private final SignInSessions sessions = new SignInSessions(store, factors, STAFF_NEEDS_IT, clock);
    private final SignIn door = new SignIn(store, passwords, factors, sessions, clock);

    private User sam;

    @BeforeEach
    void people() {
        sam = new Accounts(store, passwords, clock).add("sam", "Sam", Role.STUDENT, PASSWORD);
    }

    @Test
    void itAsksForNothingBeforeItIsConfirmed() {
        Enrolment enrolment = factors.begin(sam);
        assertThat(enrolment.uri()).startsWith("otpauth://totp/printlab:sam?secret=" + enrolment.secret());
        assertThat(enrolment.toString()).doesNotContain(enrolment.secret());
        assertThat(factors.begun(sam).orElseThrow().secret()).isEqualTo(enrolment.secret());
        assertThat(door.signIn("sam", PASSWORD, HERE)).isInstanceOf(OpenedSession.class);
        assertThatThrownBy(() -> factors.confirm(sam, "000000")).isInstanceOf(WrongCredentialsException.class);
        assertThat(factors.isOn(sam.id())).isFalse();
        assertThat(factors.confirm(sam, now(enrolment.secret()))).hasSize(10);
        assertThat(factors.isOn(sam.id())).isTrue();
        assertThatThrownBy(() -> factors.begin(sam)).isInstanceOf(PrintLabException.class);
        assertThat(factors.begun(sam)).isEmpty();
    }

    @Test
    void thePasswordAloneOpensNothing() {
        String secret = turnOn();
        OwedSecondFactor owed = owed();
        assertThat(sessions.session(owed.token())).isEmpty();
        assertThat(sessions.of(sam.id())).isEmpty();
        assertThat(door.isHalfOpen(owed.token())).isTrue();
        next();
        OpenedSession opened = door.finish(owed.token(), now(secret), HERE);
        assertThat(sessions.session(opened.token()).orElseThrow().user()).isEqualTo(sam);
        assertThat(opened.token()).isNotEqualTo(owed.token());
        assertThat(sessions.session(owed.token())).isEmpty();
        next();
        assertThatThrownBy(() -> door.finish(owed.token(), now(secret), HERE))
                .isInstanceOf(WrongCredentialsException.class);
    }

    @Test
    void theSecondStepIsWaitedForFiveMinutes() {
        String secret = turnOn();
        OwedSecondFactor owed = owed();
        clock.advance(SignIn.HALF_OPEN);
        assertThat(door.isHalfOpen(owed.token())).isFalse();
        assertThatThrownBy(() -> door.finish(owed.token(), now(secret), HERE))
                .isInstanceOf(WrongCredentialsException.class);
    }

    @Test
    void noCodeIsTakenTwiceAndNoneThatIsOlderThanATakenOne() {
        String secret = turnOn();
        assertThatThrownBy(() -> door.finish(owed().token(), now(secret), HERE))
                .as("the code that confirmed it")
                .isInstanceOf(WrongCredentialsException.class);
        next();
        String earlier = now(secret);
        next();
        String code = now(secret);
        door.finish(owed().token(), code, HERE);
        assertThatThrownBy(() -> door.finish(owed().token(), code, HERE)).isInstanceOf(WrongCredentialsException.class);
        assertThatThrownBy(() -> door.finish(owed().token(), earlier, HERE))
                .isInstanceOf(WrongCredentialsException.class);
        next();
        door.finish(
                owed().token(), now(secret).substring(0, 3) + " " + now(secret).substring(3), HERE);
    }

    @Test
    void aRecoveryCodeWorksOnceAndIsStoredAsAHash() {
        Enrolment enrolment = factors.begin(sam);
        List<String> codes = factors.confirm(sam, now(enrolment.secret()));
        assertThat(new HashSet<>(codes)).hasSize(10);
        assertThat(codes).allMatch(code -> code.matches("([a-z2-7]{4}-){3}[a-z2-7]{4}"));
        assertThat(store.secondFactors().useRecoveryCode(sam.id(), codes.get(0)))
                .as("the code itself is not stored")
                .isFalse();
        door.finish(owed().token(), codes.get(0).toUpperCase(Locale.ROOT), HERE);
        assertThatThrownBy(() -> door.finish(owed().token(), codes.get(0), HERE))
                .isInstanceOf(WrongCredentialsException.class);
        assertThat(factors.recoveryCodesLeft(sam.id())).isEqualTo(9);
        List<String> others = factors.newRecoveryCodes(sam.id());
        assertThatThrownBy(() -> door.finish(owed().token(), codes.get(1), HERE))
                .isInstanceOf(WrongCredentialsException.class);
        door.finish(owed().token(), others.get(1), HERE);
    }

    @Test
    void guessingIsSlowedDownAndARightCodeHelpsNotThen() {
        String secret = turnOn();
        next();
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThatThrownBy(() -> door.finish(owed().token(), "000000", HERE))
                    .isInstanceOf(WrongCredentialsException.class);
        }
        assertThatThrownBy(() -> door.finish(owed().token(), now(secret), HERE))
                .isInstanceOf(TooManyAttemptsException.class);
        clock.advance(Duration.ofSeconds(5));
        door.finish(owed().token(), now(secret), HERE);
    }

    @Test
    void aRoleMayNeedIt() {
        User stella = new Accounts(store, passwords, clock).add("stella", "Stella", Role.STAFF, PASSWORD);
        assertThat(factors.isDue(sam)).isFalse();
        assertThat(factors.isDue(stella)).isTrue();
        Enrolment enrolment = factors.begin(stella);
        factors.confirm(stella, now(enrolment.secret()));
        assertThat(factors.isDue(stella)).isFalse();
        factors.remove(stella.id());
        assertThat(factors.isDue(stella)).isTrue();
        assertThatThrownBy(() -> factors.remove(stella.id())).isInstanceOf(PrintLabException.class);
    }

    private String turnOn() {
        Enrolment enrolment = factors.begin(sam);
        factors.confirm(sam, now(enrolment.secret()));
        return enrolment.secret();
    }

    private OwedSecondFactor owed() {
        return (OwedSecondFactor) door.signIn("sam", PASSWORD, HERE);
    }

    private void next() {
        clock.advance(Duration.ofSeconds(30));
    }

    private String now(String secret) {
        return Totp.code(secret, Totp.step(clock.instant()));
    }
}
