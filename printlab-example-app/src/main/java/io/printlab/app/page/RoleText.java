package io.printlab.app.page;

import io.printlab.account.Role;

/** The words for roles. */
final class RoleText {
    private RoleText() {}

    static String of(Role role) {
        return switch (role) {
            case STUDENT -> "Student";
            case STAFF -> "Staff";
            case ADMINISTRATOR -> "Administrator";
            case DEVICE_NODE -> "Device node";
        };
    }
}
