package io.printlab.account;

import io.printlab.device.DeviceId;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: a person with the rights of a role and of the groups whose staff the person is, or a part of the lab itself. Made anew for
 * each request, so that it has the rights of that moment.
 *
 * @param label how histories name the actor: {@code user:12}, {@code dispatcher}, {@code device:mk3-left}
 * @param user the person, or null for a part of the lab
 * @param permissions what the actor may do in the whole lab
 * @param staffOf groups whose jobs the actor sees, approves and acts on
 * @param devices those that the actor may operate; null for all
 * @param from how and where from it acts, or null where nobody said
 */
public record Actor(
        String label,
        @Nullable UserId user,
        Set<Permission> permissions,
        Set<String> staffOf,
        @Nullable Set<DeviceId> devices,
        @Nullable Origin from) {
    public Actor {
        permissions = Set.copyOf(permissions);
        staffOf = Set.copyOf(staffOf);
        devices = devices == null ? null : Set.copyOf(devices);
    }

    /** A person, with the rights of the role and of the groups; a user who is not active has no right at all. */
    public static Actor of(User user) {
        return new Actor(
                "user:" + user.id(),
                user.id(),
                user.active() ? user.role().permissions() : Set.of(),
                user.active() ? user.staffOf() : Set.of(),
                null,
                null);
    }

    /** A part of the lab, which acts without permissions because it only does what the rules tell it. */
    public static Actor part(String label) {
        return new Actor(label, null, Set.of(), Set.of(), null, null);
    }

    /** The same person through an API key: what the person may and the key is for, and no more. */
    public Actor through(KeyLimits limits) {
        EnumSet<Permission> both = EnumSet.noneOf(Permission.class);
        both.addAll(permissions);
        both.retainAll(limits.permissions());
        return new Actor(
                label,
                user,
                both,
                limits.scopes().contains(KeyScope.ADMINISTER) ? staffOf : Set.of(),
                limits.devices(),
                from);
    }

    /** Whether the actor may operate this device, if the actor may operate devices at all. */
    public boolean reaches(DeviceId device) {
        return devices == null || devices.contains(device);
    }

    /** The same actor, who acts from there. */
    public Actor from(Origin origin) {
        return new Actor(label, user, permissions, staffOf, devices, origin);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    public boolean is(UserId id) {
        return id.equals(user);
    }
}
