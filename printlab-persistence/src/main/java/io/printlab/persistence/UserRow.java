package io.printlab.persistence;

import io.printlab.account.Role;
import io.printlab.account.User;
import io.printlab.account.UserId;
import java.time.Instant;
import java.util.Set;

record UserRow(
        UserId id,
        String name,
        String displayName,
        Role role,
        boolean active,
        Instant createdAt,
        String[] groups,
        String[] staffOf) {
    User toUser() {
        return new User(id, name, displayName, role, active, createdAt, Set.of(groups), Set.of(staffOf));
    }
}
