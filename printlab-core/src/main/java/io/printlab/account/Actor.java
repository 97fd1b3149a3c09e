package io.printlab.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: a person with the rights of a role, or a part of the lab itself.
 *
 * @param label how histories name the actor: {@code user:12}, {@code dispatcher}, {@code device:mk3-left}
 * @param user the person, or null for a part of the lab
 */
public record Actor(String label, @Nullable UserId user, Set<Permission> permissions) {
    public Actor {
        permissions = Set.copyOf(permissions);
    }

    /** A person, with the rights of the role; a user who is not active has no right at all. */
    public static Actor of(User user) {
        return new Actor(
                "user:" + user.id(), user.id(), user.active() ? user.role().permissions() : Set.of());
    }

    /** A part of the lab, which acts without permissions because it only does what the rules tell it. */
    public static Actor part(String label) {
        return new Actor(label, null, Set.of());
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    public boolean is(UserId id) {
        return id.equals(user);
    }
}
