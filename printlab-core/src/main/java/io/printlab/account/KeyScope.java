package io.printlab.account;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What an API key may do of all that its owner may. */
public enum KeyScope {
    /** Hands in jobs, and acts on the owner's own ones as far as it may read them. */
    SUBMIT(EnumSet.of(Permission.SUBMIT_JOBS)),
    /** Reads the owner's jobs, the queue and the devices. */
    READ_OWN(EnumSet.of(Permission.SEE_QUEUE)),
    OPERATE_DEVICES(EnumSet.of(Permission.SEE_QUEUE, Permission.OPERATE_DEVICES)),
    /** All that the owner may, for the groups too whose staff the owner is. */
    ADMINISTER(EnumSet.allOf(Permission.class));

    private final Set<Permission> permissions;

    KeyScope(EnumSet<Permission> permissions) {
        this.permissions = Collections.unmodifiableSet(permissions);
    }

    public Set<Permission> permissions() {
        return permissions;
    }
}
