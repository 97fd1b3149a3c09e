package io.printlab.testkit;

import io.printlab.account.KeyRequest;
import io.printlab.account.KeyRequestRepository;
import io.printlab.account.UserId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

final class MemoryKeyRequests implements KeyRequestRepository {
    private final Map<String, KeyRequest> requests = new LinkedHashMap<>();

    @Override
    public synchronized void add(KeyRequest request) {
        requests.put(request.id(), request);
    }

    @Override
    public synchronized int countOf(String address) {
        return (int) requests.values().stream()
                .filter(request -> request.address().equals(address))
                .count();
    }

    @Override
    public synchronized int count() {
        return requests.size();
    }

    @Override
    public synchronized Optional<KeyRequest> byId(String id) {
        return Optional.ofNullable(requests.get(id));
    }

    @Override
    public synchronized Optional<KeyRequest> byTokenHash(String tokenHash) {
        return requests.values().stream()
                .filter(request -> request.tokenHash().equals(tokenHash))
                .findFirst();
    }

    @Override
    public synchronized boolean decide(String id, UserId by, boolean allowed, Instant now) {
        KeyRequest open = requests.get(id);
        if (open == null || open.decidedBy() != null || !now.isBefore(open.expiresAt())) {
            return false;
        }
        requests.put(
                id,
                new KeyRequest(id, open.tokenHash(), open.program(), open.address(), open.expiresAt(), by, allowed));
        return true;
    }

    @Override
    public synchronized Optional<KeyRequest> take(String tokenHash) {
        Optional<KeyRequest> decided = byTokenHash(tokenHash).filter(request -> request.decidedBy() != null);
        decided.ifPresent(request -> requests.remove(request.id()));
        return decided;
    }

    @Override
    public synchronized int removeExpired(Instant now) {
        int before = requests.size();
        requests.values().removeIf(request -> request.expiresAt().isBefore(now));
        return before - requests.size();
    }
}
