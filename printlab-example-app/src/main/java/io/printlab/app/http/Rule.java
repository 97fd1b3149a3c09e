package io.printlab.app.http;

import io.printlab.account.Access;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import org.jspecify.annotations.Nullable;

/** Who may use a route. There is no route without one. */
public final class Rule {
    private static final Rule OPEN = new Rule(null, false, false, false);

    private final @Nullable Permission permission;
    private final boolean ofGroupToo;
    private final boolean confirmed;
    private final boolean beforeSecondFactor;

    private Rule(@Nullable Permission permission, boolean ofGroupToo, boolean confirmed, boolean beforeSecondFactor) {
        this.permission = permission;
        this.ofGroupToo = ofGroupToo;
        this.confirmed = confirmed;
        this.beforeSecondFactor = beforeSecondFactor;
    }

    /** Everybody. */
    public static Rule open() {
        return OPEN;
    }

    /** Who is signed in and has the permission. */
    public static Rule signedIn(Permission permission) {
        return new Rule(permission, false, false, false);
    }

    /** Who is signed in and has the permission, or is of the staff of a group at least: the desk decides for which jobs. */
    public static Rule groupStaffToo(Permission permission) {
        return new Rule(permission, true, false, false);
    }

    /**
     * The same, and in a browser only who proved who it is within the last ten minutes: for changes of what opens the lab, such
     * as passwords, keys, roles, second factors and devices. The route takes a form or JSON, not a file.
     */
    public Rule confirmed() {
        return new Rule(permission, ofGroupToo, true, beforeSecondFactor);
    }

    /** The same, and also who owes the second factor that the role needs: for what it takes to set one up, or to leave. */
    public Rule beforeSecondFactor() {
        return new Rule(permission, ofGroupToo, confirmed, true);
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

    /** Whether it needs a recent proof. */
    public boolean isConfirmed() {
        return confirmed;
    }

    boolean isBeforeSecondFactor() {
        return beforeSecondFactor;
    }

    @Override
    public String toString() {
        return permission == null
                ? "open"
                : permission.name() + (ofGroupToo ? " or group staff" : "") + (confirmed ? ", confirmed" : "");
    }
}
