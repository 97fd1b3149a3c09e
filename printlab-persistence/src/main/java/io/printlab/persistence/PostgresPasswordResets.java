package io.printlab.persistence;

import io.printlab.account.PasswordReset;
import io.printlab.account.PasswordResetRepository;
import io.printlab.account.UserId;
import java.time.Instant;
import java.util.Optional;

final class PostgresPasswordResets implements PasswordResetRepository {
    private final Transactor transactor;

    PostgresPasswordResets(Transactor transactor) {
        this.transactor = transactor;
    }

    @Override
    public void add(PasswordReset reset) {
        transactor.with(PasswordResetMapper.class, resets -> resets.add(reset));
    }

    @Override
    public Optional<UserId> open(String tokenHash, Instant now) {
        return transactor.with(PasswordResetMapper.class, resets -> Optional.ofNullable(resets.open(tokenHash, now)));
    }

    @Override
    public Optional<UserId> use(String tokenHash, String encodedHash, Instant now) {
        return transactor.inTransaction(session -> {
            PasswordResetMapper resets = session.getMapper(PasswordResetMapper.class);
            UserId user = resets.use(tokenHash, now);
            if (user == null) {
                return Optional.empty();
            }
            session.getMapper(UserMapper.class).setPasswordHash(user, encodedHash);
            SignInSessionMapper sessions = session.getMapper(SignInSessionMapper.class);
            sessions.removeHalfOpenOf(user);
            sessions.removeOthers(user, "");
            resets.removeOpenOf(user);
            return Optional.of(user);
        });
    }

    @Override
    public int removeExpired(Instant now) {
        return transactor.with(PasswordResetMapper.class, resets -> resets.removeExpired(now));
    }
}
