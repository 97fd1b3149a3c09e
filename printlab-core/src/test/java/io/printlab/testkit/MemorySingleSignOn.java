package io.printlab.testkit;

import io.printlab.account.ExternalIdentity;
import io.printlab.account.Role;
import io.printlab.account.SingleSignOnRepository;
import io.printlab.account.SingleSignOnRequest;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.error.PrintLabException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class MemorySingleSignOn implements SingleSignOnRepository {
    private final MemoryUsers users;
    private final Map<String, SingleSignOnRequest> requests = new HashMap<>();
    private final Map<List<String>, ExternalIdentity> identities = new LinkedHashMap<>();

    MemorySingleSignOn(MemoryUsers users) {
        this.users = users;
    }

    @Override
    public synchronized void begin(SingleSignOnRequest request, Instant now) {
        requests.values().removeIf(old -> old.expiresAt().isBefore(now));
        requests.put(request.stateHash(), request);
    }

    @Override
    public synchronized Optional<SingleSignOnRequest> take(String stateHash) {
        return Optional.ofNullable(requests.remove(stateHash));
    }

    @Override
    public synchronized Optional<ExternalIdentity> find(String issuer, String subject) {
        return Optional.ofNullable(identities.get(List.of(issuer, subject)));
    }

    @Override
    public synchronized List<ExternalIdentity> ofUser(UserId user) {
        return identities.values().stream()
                .filter(identity -> identity.user().equals(user))
                .toList();
    }

    @Override
    public synchronized User addUser(
            String issuer, String subject, String name, String displayName, Role role, Instant now) {
        if (find(issuer, subject).isPresent()) {
            throw PrintLabException.conflict("This identity is somebody's already. Sign in again.");
        }
        User user = users.add(name, displayName, role, now);
        link(new ExternalIdentity(issuer, subject, user.id(), now));
        return user;
    }

    @Override
    public synchronized boolean link(ExternalIdentity identity) {
        return identities.putIfAbsent(List.of(identity.issuer(), identity.subject()), identity) == null;
    }

    @Override
    public synchronized boolean unlink(UserId user, String issuer, String subject) {
        boolean theirs = find(issuer, subject)
                .filter(identity -> identity.user().equals(user))
                .isPresent();
        return theirs && identities.remove(List.of(issuer, subject)) != null;
    }
}
