package io.printlab.persistence;

import io.printlab.account.HalfOpenSignIn;
import io.printlab.account.SignInSession;
import io.printlab.account.SignInSessionRepository;
import io.printlab.account.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
    public List<SignInSession> ofUser(UserId user) {
        return transactor.with(SignInSessionMapper.class, sessions -> sessions.ofUser(user));
    }

    @Override
    public void touch(String tokenHash, Instant now) {
        transactor.with(SignInSessionMapper.class, sessions -> sessions.touch(tokenHash, now));
    }

    @Override
    public boolean renew(String tokenHash, String nextTokenHash, Instant authenticatedAt) {
        return transactor.with(
                        SignInSessionMapper.class,
                        sessions -> sessions.renew(tokenHash, nextTokenHash, authenticatedAt))
                == 1;
    }

    @Override
    public void remove(String tokenHash) {
        transactor.with(SignInSessionMapper.class, sessions -> sessions.remove(tokenHash));
    }

    @Override
    public boolean remove(UserId user, String id) {
        return transactor.with(SignInSessionMapper.class, sessions -> sessions.removeOne(user, id)) == 1;
    }

    @Override
    public int removeOthers(UserId user, String keptId) {
        return transactor.inTransaction(session -> {
            SignInSessionMapper sessions = session.getMapper(SignInSessionMapper.class);
            sessions.removeHalfOpenOf(user);
            return sessions.removeOthers(user, keptId);
        });
    }

    @Override
    public int removeExpired(Instant now) {
        return transactor.inTransaction(session -> {
            SignInSessionMapper sessions = session.getMapper(SignInSessionMapper.class);
            sessions.removeHalfOpenExpired(now);
            return sessions.removeExpired(now);
        });
    }

    @Override
    public void addHalfOpen(HalfOpenSignIn signIn) {
        transactor.with(SignInSessionMapper.class, sessions -> sessions.addHalfOpen(signIn));
    }

    @Override
    public Optional<HalfOpenSignIn> halfOpen(String tokenHash) {
        return transactor.with(
                SignInSessionMapper.class, sessions -> Optional.ofNullable(sessions.halfOpen(tokenHash)));
    }

    @Override
    public boolean removeHalfOpen(String tokenHash) {
        return transactor.with(SignInSessionMapper.class, sessions -> sessions.removeHalfOpen(tokenHash)) == 1;
    }
}
