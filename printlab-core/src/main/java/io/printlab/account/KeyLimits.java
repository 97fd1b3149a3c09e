package io.printlab.account;

import io.printlab.device.DeviceId;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an API key is for, where, and how long.
 *
 * @param scopes what it may do; with none it may do nothing
 * @param devices the devices that it may operate; null for all of them
 * @param expiresAt from when on it is worth nothing, or null for never
 */
public record KeyLimits(
        Set<KeyScope> scopes,
        @Nullable Set<DeviceId> devices,
        @Nullable Instant expiresAt) {
    /** What a slicer needs: to send jobs, and to read what became of them. */
    public static final KeyLimits FOR_SLICERS = of(KeyScope.SUBMIT, KeyScope.READ_OWN);

    public KeyLimits {
        scopes = Set.copyOf(scopes);
        devices = devices == null ? null : Set.copyOf(devices);
    }

    /** On all devices, for ever. */
    public static KeyLimits of(KeyScope... scopes) {
        return new KeyLimits(Set.of(scopes), null, null);
    }

    public boolean isOver(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /** The permissions of all scopes together. */
    Set<Permission> permissions() {
        EnumSet<Permission> all = EnumSet.noneOf(Permission.class);
        scopes.forEach(scope -> all.addAll(scope.permissions()));
        return Collections.unmodifiableSet(all);
    }
}
