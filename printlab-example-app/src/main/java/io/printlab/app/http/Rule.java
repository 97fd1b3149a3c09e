package io.printlab.app.http;

import io.printlab.account.Access;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import org.jspecify.annotations.Nullable;

/** Who may use a route. There is no route without one. */
public final class Rule {
    private static final Rule OPEN = new Rule(null, false);

    private final @Nullable Permission permission;

    private final boolean ofGroupToo;

    private Rule(@Nullable Permission permission, boolean ofGroupToo) {
        this.permission = permission;
        this.ofGroupToo = ofGroupToo;
    }

    /** Everybody. */
    public static Rule open() {
        return OPEN;
    }

    /** Who is signed in and has the permission. */
    public static Rule signedIn(Permission permission) {
        return new Rule(permission, false);
    }

    /** Who is signed in and has the permission, or is of the staff of a group at least: the desk decides for which jobs. */
    public static Rule groupStaffToo(Permission permission) {
        return new Rule(permission, true);
    }

    /** @throws io.printlab.error.PrintLabException FORBIDDEN if the actor may not use a route of this rule */
    void require(Actor actor) {
        if (permission != null && ofGroupToo) {
            Access.requireSomewhere(actor, permission, "do this");
        } else if (permission != null) {
            Access.require(actor, permission, "do this");
        }
    }

    public boolean isOpen() {
        return permission == null;
    }

    @Override
    public String toString() {
        return permission == null ? "open" : permission.name() + (ofGroupToo ? " or group staff" : "");
    }
}
