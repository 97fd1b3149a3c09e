package io.printlab.persistence;

import io.printlab.account.ApiKey;
import io.printlab.account.KeyLimits;
import io.printlab.account.KeyScope;
import io.printlab.account.UserId;
import io.printlab.device.DeviceId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

record ApiKeyRow(
        long id,
        UserId owner,
        String name,
        String lookup,
        String secretHash,
        String[] scopes,
        String @Nullable [] devices,
        @Nullable Instant expiresAt,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {
    static String[] scopes(KeyLimits limits) {
        return limits.scopes().stream().map(Enum::name).sorted().toArray(String[]::new);
    }

    static String @Nullable [] devices(KeyLimits limits) {
        Set<DeviceId> devices = limits.devices();
        return devices == null
                ? null
                : devices.stream().map(DeviceId::value).sorted().toArray(String[]::new);
    }

    ApiKey toKey() {
        return new ApiKey(
                id,
                owner,
                name,
                lookup,
                secretHash,
                new KeyLimits(
                        Arrays.stream(scopes).map(KeyScope::valueOf).collect(Collectors.toSet()),
                        devices == null
                                ? null
                                : Arrays.stream(devices).map(DeviceId::new).collect(Collectors.toSet()),
                        expiresAt),
                createdAt,
                lastUsedAt);
    }
}
