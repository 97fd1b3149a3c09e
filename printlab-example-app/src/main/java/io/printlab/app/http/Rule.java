package io.printlab.app.http;

import io.printlab.account.Permission;
import org.jspecify.annotations.Nullable;

/** Who may use a route. There is no route without one. */
public final class Rule {
    private static final Rule OPEN = new Rule(null);

    private final @Nullable Permission permission;

    private Rule(@Nullable Permission permission) {
        this.permission = permission;
    }

    /** Everybody. */
    public static Rule open() {
        return OPEN;
    }

    /** Who is signed in and has the permission. */
    public static Rule signedIn(Permission permission) {
        return new Rule(permission);
    }

    public boolean isOpen() {
        return permission == null;
    }

    @Nullable Permission permission() {
        return permission;
    }

    @Override
    public String toString() {
        return permission == null ? "open" : permission.name();
    }
}
