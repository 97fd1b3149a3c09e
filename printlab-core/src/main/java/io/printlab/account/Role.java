package io.printlab.account;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a user is in the lab; each role is a set of permissions. */
public enum Role {
    STUDENT(EnumSet.of(Permission.SUBMIT_JOBS, Permission.SEE_QUEUE)),
    STAFF(EnumSet.of(
            Permission.SUBMIT_JOBS,
            Permission.SEE_QUEUE,
            Permission.SEE_ALL_JOBS,
            Permission.ACT_ON_ALL_JOBS,
            Permission.APPROVE_JOBS,
            Permission.OPERATE_DEVICES,
            Permission.CONFIGURE_DEVICES,
            Permission.SEE_RULES,
            Permission.MANAGE_PEOPLE)),
    ADMINISTRATOR(EnumSet.complementOf(EnumSet.of(Permission.DRIVE_DEVICES))),
    /** A program next to the devices, not a person. */
    DEVICE_NODE(EnumSet.of(Permission.SEE_QUEUE, Permission.DRIVE_DEVICES));

    private final Set<Permission> permissions;

    Role(EnumSet<Permission> permissions) {
        this.permissions = Collections.unmodifiableSet(permissions);
    }

    public Set<Permission> permissions() {
        return permissions;
    }
}
