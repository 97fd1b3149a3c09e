package io.printlab.app.signin;

import io.printlab.account.SecondFactor;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.error.PrintLabException;
import io.printlab.store.LabStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The codes of authenticator apps as a second factor, and the recovery codes beside them. Every code is taken once.
 * Thread-safe; every method throws UNAVAILABLE without the database.
 */
@Singleton
public final class SecondFactors {
    static final int RECOVERY_CODES = 10;

    private static final Logger log = LoggerFactory.getLogger(SecondFactors.class);
    /** 80 bits: too many to find by trying hashes. */
    private static final int RECOVERY_BYTES = 10;

    private final LabStore store;
    private final SignInSettings settings;
    private final Clock clock;
    private final Secrets secrets = new Secrets();
    private final AttemptLimiter attempts;

    @Inject
    SecondFactors(LabStore store, SignInSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.attempts = new AttemptLimiter(5, clock);
    }

    public boolean isOn(UserId user) {
        return store.secondFactors().ofUser(user).filter(SecondFactor::isOn).isPresent();
    }

    /** Whether the role needs a second factor and the person has none yet. */
    public boolean isDue(User user) {
        return isNeeded(user) && !isOn(user.id());
    }

    /** Whether the role needs a second factor. */
    public boolean isNeeded(User user) {
        return settings.secondFactorRoles().contains(user.role());
    }

    public int recoveryCodesLeft(UserId user) {
        return store.secondFactors().recoveryCodesLeft(user);
    }

    /** Begins to set it up. @throws PrintLabException CONFLICT if the user has one that is on */
    public Enrolment begin(User user) {
        String secret = Totp.encoded(secrets.nextBytes(Totp.SECRET_BYTES));
        if (!store.secondFactors().begin(user.id(), secret, clock.instant())) {
            throw PrintLabException.conflict(
                    "Your second factor is on already. Turn it off before you set up another app.");
        }
        return enrolment(user, secret);
    }

    /** What waits to be confirmed. */
    public Optional<Enrolment> begun(User user) {
        return store.secondFactors()
                .ofUser(user.id())
                .filter(factor -> !factor.isOn())
                .map(factor -> enrolment(user, factor.secret()));
    }

    /**
     * Turns it on, once its owner shows a code of the app.
     *
     * @return the recovery codes, shown this once and stored nowhere
     * @throws WrongCredentialsException if the code is not right
     * @throws PrintLabException CONFLICT if nothing waits to be confirmed
     */
    public List<String> confirm(User user, String code) {
        attempts.require(user.id().toString());
        Instant now = clock.instant();
        SecondFactor begun = store.secondFactors()
                .ofUser(user.id())
                .filter(factor -> !factor.isOn())
                .orElseThrow(SecondFactors::nothingBegun);
        OptionalLong step = Totp.stepOf(begun.secret(), normal(code), now);
        if (step.isEmpty()) {
            throw new WrongCredentialsException(
                    "That code is not right. Look at the app for the code of now; if it stays"
                            + " so, check that the telephone's clock is right.");
        }
        List<String> codes = recoveryCodes();
        if (!store.secondFactors().confirm(user.id(), begun.secret(), step.getAsLong(), hashes(codes), now)) {
            throw nothingBegun();
        }
        attempts.forget(user.id().toString());
        return codes;
    }

    /**
     * Takes a code of the app or a recovery code; no code is taken twice.
     *
     * @throws WrongCredentialsException if it is not right or was used before
     * @throws TooManyAttemptsException if the person tried too often; the code is not looked at then
     */
    void require(UserId user, String code) {
        attempts.require(user.toString());
        String given = normal(code);
        boolean right = given.matches("[0-9]{6}") ? takesCode(user, given) : takesRecoveryCode(user, given);
        if (!right) {
            throw new WrongCredentialsException(
                    "That code is not right, or it was used before. Wait for the app's next code and try again.");
        }
        attempts.forget(user.toString());
    }

    /** @return new recovery codes in place of those that are left. @throws PrintLabException CONFLICT if it is not on */
    public List<String> newRecoveryCodes(UserId user) {
        List<String> codes = recoveryCodes();
        if (!store.secondFactors().replaceRecoveryCodes(user, hashes(codes))) {
            throw PrintLabException.conflict("Your second factor is not on, so it needs no recovery codes.");
        }
        return codes;
    }

    /**
     * Turns it off.
     *
     * @throws PrintLabException CONFLICT if there is none
     */
    public void remove(UserId user) {
        if (!store.secondFactors().remove(user)) {
            throw PrintLabException.conflict("There is no second factor to turn off.");
        }
    }

    private boolean takesCode(UserId user, String code) {
        SecondFactor factor =
                store.secondFactors().ofUser(user).filter(SecondFactor::isOn).orElse(null);
        if (factor == null) {
            return false;
        }
        OptionalLong step = Totp.stepOf(factor.secret(), code, clock.instant());
        return step.isPresent() && store.secondFactors().use(user, step.getAsLong());
    }

    private boolean takesRecoveryCode(UserId user, String code) {
        boolean right = store.secondFactors().useRecoveryCode(user, Secrets.sha256(code));
        if (right) {
            log.info("User {} used a recovery code", user);
        }
        return right;
    }

    private List<String> recoveryCodes() {
        return Stream.generate(() -> grouped(Totp.encoded(secrets.nextBytes(RECOVERY_BYTES))))
                .limit(RECOVERY_CODES)
                .toList();
    }

    private static String grouped(String code) {
        return code.toLowerCase(Locale.ROOT).replaceAll("(.{4})(?!$)", "$1-");
    }

    private static List<String> hashes(List<String> codes) {
        return codes.stream().map(code -> Secrets.sha256(normal(code))).toList();
    }

    /** As people type codes: with spaces, hyphens and capitals. */
    private static String normal(String code) {
        String shortened = code.substring(0, Math.min(60, code.length()));
        return shortened.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    }

    private static Enrolment enrolment(User user, String secret) {
        String account = URLEncoder.encode(user.name(), StandardCharsets.UTF_8);
        return new Enrolment(secret, "otpauth://totp/printlab:" + account + "?secret=" + secret + "&issuer=printlab");
    }

    private static PrintLabException nothingBegun() {
        return PrintLabException.conflict("Nothing waits to be confirmed. Begin to set up the app again.");
    }
}
