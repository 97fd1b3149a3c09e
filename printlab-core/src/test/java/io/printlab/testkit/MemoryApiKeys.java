package io.printlab.testkit;

import io.printlab.account.ApiKey;
import io.printlab.account.ApiKeyRepository;
import io.printlab.account.KeyLimits;
import io.printlab.account.UserId;
import io.printlab.error.PrintLabException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

final class MemoryApiKeys implements ApiKeyRepository {
    private final Map<Long, ApiKey> keys = new TreeMap<>();
    private long lastId;

    @Override
    public synchronized ApiKey add(
            UserId owner, String name, String lookup, String secretHash, KeyLimits limits, Instant now) {
        if (byLookup(lookup).isPresent()) {
            throw PrintLabException.conflict("There is an API key " + lookup + " already. Make another one.");
        }
        lastId++;
        ApiKey key = new ApiKey(lastId, owner, name, lookup, secretHash, limits, now, null);
        keys.put(lastId, key);
        return key;
    }

    @Override
    public synchronized Optional<ApiKey> byLookup(String lookup) {
        return keys.values().stream().filter(key -> key.lookup().equals(lookup)).findFirst();
    }

    @Override
    public synchronized List<ApiKey> ofOwner(UserId owner) {
        return keys.values().stream().filter(key -> key.owner().equals(owner)).toList();
    }

    @Override
    public synchronized void touch(long id, Instant now) {
        keys.computeIfPresent(
                id,
                (same, key) -> new ApiKey(
                        id,
                        key.owner(),
                        key.name(),
                        key.lookup(),
                        key.secretHash(),
                        key.limits(),
                        key.createdAt(),
                        now));
    }

    @Override
    public synchronized boolean remove(UserId owner, long id) {
        ApiKey key = keys.get(id);
        return key != null && key.owner().equals(owner) && keys.remove(id, key);
    }

    synchronized void removeAllOf(UserId owner) {
        keys.values().removeIf(key -> key.owner().equals(owner));
    }
}
