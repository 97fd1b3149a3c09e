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
            Permission.OPERATE_DEVICES,
            Permission.SEE_RULES)),
    ADMINISTRATOR(EnumSet.allOf(Permission.class));

    private final Set<Permission> permissions;

    Role(EnumSet<Permission> permissions) {
        this.permissions = Collections.unmodifiableSet(permissions);
    }

    public Set<Permission> permissions() {
        return permissions;
    }
}
