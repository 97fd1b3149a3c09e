package io.printlab.testkit;

import io.printlab.account.SignInSession;
import io.printlab.account.SignInSessionRepository;
import io.printlab.error.PrintLabException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

final class MemorySessions implements SignInSessionRepository {
    private final Map<String, SignInSession> sessions = new HashMap<>();

    @Override
    public synchronized void add(SignInSession session) {
        if (sessions.putIfAbsent(session.tokenHash(), session) != null) {
            throw PrintLabException.conflict("There is a session with this token already. Sign in again.");
        }
    }

    @Override
    public synchronized Optional<SignInSession> byTokenHash(String tokenHash) {
        return Optional.ofNullable(sessions.get(tokenHash));
    }

    @Override
    public synchronized void touch(String tokenHash, Instant now) {
        sessions.computeIfPresent(
                tokenHash,
                (same, session) -> new SignInSession(
                        tokenHash, session.user(), session.csrfToken(), session.createdAt(), now, session.expiresAt()));
    }

    @Override
    public synchronized void remove(String tokenHash) {
        sessions.remove(tokenHash);
    }

    @Override
    public synchronized int removeExpired(Instant now) {
        int before = sessions.size();
        sessions.values().removeIf(session -> session.expiresAt().isBefore(now));
        return before - sessions.size();
    }
}
