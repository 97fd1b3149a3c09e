package io.printlab.app.signin;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Hashes and checks passwords with Argon2id (19 MiB, 2 passes), a few at a time so that guessing cannot fill the memory. Thread-safe. */
@Singleton
final class Passwords {
    private static final int LONGEST = PasswordPolicy.LONGEST;
    private static final int MEBIBYTES_19 = 19_456;
    private static final int PASSES = 2;
    private static final int AT_ONCE = 2;
    private static final int PATIENCE_SECONDS = 10;
    private static final int MOST_WAITING = 100;

    private final Argon2Function argon2 = Argon2Function.getInstance(MEBIBYTES_19, PASSES, 1, 32, Argon2.ID);
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final AtomicLong hashed = new AtomicLong();
    private final PasswordPolicy policy = new PasswordPolicy();
    private final String nobodysHash;

    /** Hashes one password that nobody has, so that checking an unknown user costs what a known one costs. */
    @Inject
    Passwords() {
        this.nobodysHash = hash(new Secrets().next(256));
    }

    /**
     * The encoded hash of a password that a person chose.
     *
     * @param about name and display name of the person
     * @throws PrintLabException USER if it is too short, too long, the name, or a common one
     */
    String hashChosen(String password, String... about) {
        policy.check(password, List.of(about));
        return hash(password);
    }

    /** How many passwords were hashed or checked so far, each at the same cost. */
    long hashed() {
        return hashed.get();
    }

    /** @param encoded the stored hash, or null for a user who does not exist or has none: the answer is no, after the same time */
    boolean matches(String password, @Nullable String encoded) {
        boolean fits = password.length() <= LONGEST;
        String tried = fits ? password : "";
        String against = encoded == null ? nobodysHash : encoded;
        boolean same = inTurn(() -> Password.check(tried, against).with(Argon2Function.getInstanceFromHash(against)));
        return same && fits && encoded != null;
    }

    private String hash(String password) {
        return inTurn(
                () -> Password.hash(password).addRandomSalt(16).with(argon2).getResult());
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            // Whoever waits here holds a thread of the server, which pages need.
            if (places.getQueueLength() >= MOST_WAITING) {
                throw crowded();
            }
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw crowded();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PrintLabException(ErrorCategory.UNAVAILABLE, "printlab is being stopped.", stopped);
        }
        try {
            hashed.incrementAndGet();
            return work.get();
        } finally {
            places.release();
        }
    }

    private static PrintLabException crowded() {
        return new PrintLabException(
                ErrorCategory.UNAVAILABLE, "Too many people sign in at this moment. Try again in a minute.");
    }
}
