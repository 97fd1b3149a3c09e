package io.printlab.account;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person whom the lab knows.
 *
 * @param name what the person signs in with: lower case, unique in the lab
 * @param displayName what other people read
 * @param groups names of the groups that the person is in
 * @param staffOf names of those of them whose staff the person is
 */
public record User(
        UserId id,
        String name,
        String displayName,
        Role role,
        boolean active,
        Instant createdAt,
        Set<String> groups,
        Set<String> staffOf) {
    public User {
        groups = Set.copyOf(groups);
        staffOf = Set.copyOf(staffOf);
    }

    /** The group of a person who is in exactly one, else null. */
    public @Nullable String onlyGroup() {
        return groups.size() == 1 ? groups.iterator().next() : null;
    }
}
