package io.printlab.testkit;

import io.printlab.account.PasswordReset;
import io.printlab.account.PasswordResetRepository;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.account.UserRepository;
import io.printlab.error.PrintLabException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Guarded by the people's lock, because each of both asks the other. */
final class MemoryPasswordResets implements PasswordResetRepository {
    private final Map<String, PasswordReset> resets = new HashMap<>();
    private final MemorySessions sessions;
    private @Nullable UserRepository users;

    MemoryPasswordResets(MemorySessions sessions) {
        this.sessions = sessions;
    }

    void setPasswordsOf(UserRepository people) {
        users = people;
    }

    @Override
    public void add(PasswordReset reset) {
        synchronized (users()) {
            if (users().byId(reset.user()).isEmpty()) {
                throw PrintLabException.notFound("There is no user " + reset.user() + ".");
            }
            resets.put(reset.tokenHash(), reset);
        }
    }

    @Override
    public Optional<UserId> open(String tokenHash, Instant now) {
        synchronized (users()) {
            return Optional.ofNullable(resets.get(tokenHash))
                    .filter(reset -> now.isBefore(reset.expiresAt()))
                    .map(PasswordReset::user)
                    .filter(user -> users().byId(user).filter(User::active).isPresent());
        }
    }

    @Override
    public Optional<UserId> use(String tokenHash, String encodedHash, Instant now) {
        synchronized (users()) {
            Optional<UserId> user = open(tokenHash, now);
            user.ifPresent(found -> {
                users().setPasswordHash(found, encodedHash);
                sessions.removeOthers(found, "");
                removeAllOf(found);
            });
            return user;
        }
    }

    @Override
    public int removeExpired(Instant now) {
        synchronized (users()) {
            int before = resets.size();
            resets.values().removeIf(reset -> reset.expiresAt().isBefore(now));
            return before - resets.size();
        }
    }

    void removeAllOf(UserId user) {
        synchronized (users()) {
            resets.values().removeIf(reset -> reset.user().equals(user));
        }
    }

    private UserRepository users() {
        return Objects.requireNonNull(users, "the store was put together without people");
    }
}
