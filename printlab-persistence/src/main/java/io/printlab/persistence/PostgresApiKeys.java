package io.printlab.persistence;

import io.printlab.account.ApiKey;
import io.printlab.account.ApiKeyRepository;
import io.printlab.account.KeyLimits;
import io.printlab.account.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class PostgresApiKeys implements ApiKeyRepository {
    private final Transactor transactor;

    PostgresApiKeys(Transactor transactor) {
        this.transactor = transactor;
    }

    @Override
    public ApiKey add(UserId owner, String name, String lookup, String secretHash, KeyLimits limits, Instant now) {
        return transactor
                .with(
                        ApiKeyMapper.class,
                        keys -> keys.add(
                                owner,
                                name,
                                lookup,
                                secretHash,
                                ApiKeyRow.scopes(limits),
                                ApiKeyRow.devices(limits),
                                limits.expiresAt(),
                                now))
                .toKey();
    }

    @Override
    public Optional<ApiKey> byLookup(String lookup) {
        return transactor.with(
                ApiKeyMapper.class,
                keys -> Optional.ofNullable(keys.byLookup(lookup)).map(ApiKeyRow::toKey));
    }

    @Override
    public List<ApiKey> ofOwner(UserId owner) {
        return transactor.with(
                ApiKeyMapper.class,
                keys -> keys.ofOwner(owner).stream().map(ApiKeyRow::toKey).toList());
    }

    @Override
    public void touch(long id, Instant now) {
        transactor.with(ApiKeyMapper.class, keys -> keys.touch(id, now));
    }

    @Override
    public boolean remove(UserId owner, long id) {
        return transactor.with(ApiKeyMapper.class, keys -> keys.remove(owner, id)) == 1;
    }
}
