package io.printlab.testkit;

import io.printlab.account.HalfOpenSignIn;
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

final class MemorySessions implements SignInSessionRepository {
    private final Map<String, SignInSession> sessions = new HashMap<>();
    private final Map<String, HalfOpenSignIn> halfOpen = new HashMap<>();

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
    public synchronized List<SignInSession> ofUser(UserId user) {
        return sessions.values().stream()
                .filter(session -> session.user().equals(user))
                .sorted(Comparator.comparing(SignInSession::createdAt)
                        .reversed()
                        .thenComparing(SignInSession::id))
                .toList();
    }

    @Override
    public synchronized void touch(String tokenHash, Instant now) {
        sessions.computeIfPresent(
                tokenHash, (same, session) -> changed(session, tokenHash, now, session.authenticatedAt()));
    }

    @Override
    public synchronized boolean renew(String tokenHash, String nextTokenHash, Instant authenticatedAt) {
        SignInSession session = sessions.remove(tokenHash);
        if (session != null) {
            sessions.put(nextTokenHash, changed(session, nextTokenHash, session.lastSeenAt(), authenticatedAt));
        }
        return session != null;
    }

    @Override
    public synchronized void remove(String tokenHash) {
        sessions.remove(tokenHash);
    }

    @Override
    public synchronized boolean remove(UserId user, String id) {
        return sessions.values()
                .removeIf(session -> session.user().equals(user) && session.id().equals(id));
    }

    @Override
    public synchronized int removeOthers(UserId user, String keptId) {
        int before = sessions.size();
        sessions.values()
                .removeIf(
                        session -> session.user().equals(user) && !session.id().equals(keptId));
        halfOpen.values().removeIf(half -> half.user().equals(user));
        return before - sessions.size();
    }

    @Override
    public synchronized int removeExpired(Instant now) {
        int before = sessions.size();
        sessions.values().removeIf(session -> session.expiresAt().isBefore(now));
        halfOpen.values().removeIf(half -> half.expiresAt().isBefore(now));
        return before - sessions.size();
    }

    @Override
    public synchronized void addHalfOpen(HalfOpenSignIn signIn) {
        halfOpen.put(signIn.tokenHash(), signIn);
    }

    @Override
    public synchronized Optional<HalfOpenSignIn> halfOpen(String tokenHash) {
        return Optional.ofNullable(halfOpen.get(tokenHash));
    }

    @Override
    public synchronized boolean removeHalfOpen(String tokenHash) {
        return halfOpen.remove(tokenHash) != null;
    }

    private static SignInSession changed(
            SignInSession session, String tokenHash, Instant lastSeenAt, Instant authenticatedAt) {
        return new SignInSession(
                session.id(),
                tokenHash,
                session.user(),
                session.csrfToken(),
                session.createdAt(),
                lastSeenAt,
                session.expiresAt(),
                authenticatedAt,
                session.address(),
                session.browser());
    }
}
