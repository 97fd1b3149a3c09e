package io.printlab.persistence;

import io.printlab.account.KeyRequest;
import io.printlab.account.KeyRequestRepository;
import io.printlab.account.UserId;
import java.time.Instant;
import java.util.Optional;

final class PostgresKeyRequests implements KeyRequestRepository {
    private final Transactor transactor;

    PostgresKeyRequests(Transactor transactor) {
        this.transactor = transactor;
    }

    @Override
    public void add(KeyRequest request) {
        transactor.with(KeyRequestMapper.class, requests -> requests.add(request));
    }

    @Override
    public int countOf(String address) {
        return transactor.with(KeyRequestMapper.class, requests -> requests.countOf(address));
    }

    @Override
    public int count() {
        return transactor.with(KeyRequestMapper.class, KeyRequestMapper::count);
    }

    @Override
    public Optional<KeyRequest> byId(String id) {
        return transactor.with(KeyRequestMapper.class, requests -> Optional.ofNullable(requests.byId(id)));
    }

    @Override
    public Optional<KeyRequest> byTokenHash(String tokenHash) {
        return transactor.with(
                KeyRequestMapper.class, requests -> Optional.ofNullable(requests.byTokenHash(tokenHash)));
    }

    @Override
    public boolean decide(String id, UserId by, boolean allowed, Instant now) {
        return transactor.with(KeyRequestMapper.class, requests -> requests.decide(id, by, allowed, now)) == 1;
    }

    @Override
    public Optional<KeyRequest> take(String tokenHash) {
        return transactor.with(KeyRequestMapper.class, requests -> Optional.ofNullable(requests.take(tokenHash)));
    }

    @Override
    public int removeExpired(Instant now) {
        return transactor.with(KeyRequestMapper.class, requests -> requests.removeExpired(now));
    }
}
