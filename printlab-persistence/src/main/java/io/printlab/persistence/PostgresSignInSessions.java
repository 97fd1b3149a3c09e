package io.printlab.persistence;

import io.printlab.account.SignInSession;
import io.printlab.account.SignInSessionRepository;
import io.printlab.account.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class PostgresSignInSessions implements SignInSessionRepository {
    private final Transactor transactor;

    PostgresSignInSessions(Transactor transactor) {
        this.transactor = transactor;
    }

    @Override
    public void add(SignInSession session) {
        transactor.with(SignInSessionMapper.class, sessions -> sessions.add(session));
    }

    @Override
    public Optional<SignInSession> byTokenHash(String tokenHash) {
        return transactor.with(
                SignInSessionMapper.class, sessions -> Optional.ofNullable(sessions.byTokenHash(tokenHash)));
    }

    @Override
    public void touch(String tokenHash, Instant now) {
        transactor.with(SignInSessionMapper.class, sessions -> sessions.touch(tokenHash, now));
    }

    @Override
    public void remove(String tokenHash) {
        transactor.with(SignInSessionMapper.class, sessions -> sessions.remove(tokenHash));
    }

    @Override
    public List<SignInSession> ofUser(UserId user) {
        return transactor.with(SignInSessionMapper.class, sessions -> sessions.ofUser(user));
    }

    @Override
    public int removeOfUser(UserId user, @Nullable String except) {
        return transactor.with(SignInSessionMapper.class, sessions -> sessions.removeOfUser(user, except));
    }

    @Override
    public int removeExpired(Instant now) {
        return transactor.with(SignInSessionMapper.class, sessions -> sessions.removeExpired(now));
    }
}
