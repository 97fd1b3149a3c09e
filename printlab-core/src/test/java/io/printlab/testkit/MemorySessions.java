package io.printlab.testkit;

import io.printlab.account.SignInSession;
import io.printlab.account.SignInSessionRepository;
import io.printlab.account.UserId;
import io.printlab.error.PrintLabException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    public synchronized List<SignInSession> ofUser(UserId user) {
        return sessions.values().stream()
                .filter(session -> session.user().equals(user))
                .sorted(Comparator.comparing(SignInSession::createdAt)
                        .reversed()
                        .thenComparing(SignInSession::tokenHash))
                .toList();
    }

    @Override
    public synchronized int removeOfUser(UserId user, @Nullable String except) {
        int before = sessions.size();
        sessions.values()
                .removeIf(session ->
                        session.user().equals(user) && !session.tokenHash().equals(except));
        return before - sessions.size();
    }

    @Override
    public synchronized int removeExpired(Instant now) {
        int before = sessions.size();
        sessions.values().removeIf(session -> session.expiresAt().isBefore(now));
        return before - sessions.size();
    }
}
