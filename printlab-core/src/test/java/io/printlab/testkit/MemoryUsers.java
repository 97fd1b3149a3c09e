package io.printlab.testkit;

import io.printlab.account.Role;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.account.UserRepository;
import io.printlab.error.PrintLabException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

final class MemoryUsers implements UserRepository {
    private final Map<String, User> byName = new TreeMap<>();
    private final Map<UserId, String> hashes = new HashMap<>();
    private final MemoryGroups groups = new MemoryGroups(id -> byId(id).isPresent());
    private long lastId;

    /** Who is in which group. */
    MemoryGroups groups() {
        return groups;
    }

    @Override
    public synchronized User add(String name, String displayName, Role role, Instant now) {
        if (byName.containsKey(name)) {
            throw PrintLabException.conflict("The user name " + name + " is taken. Choose another.");
        }
        lastId++;
        User user = new User(new UserId(lastId), name, displayName, role, true, now, Set.of(), Set.of());
        byName.put(name, user);
        return user;
    }

    @Override
    public synchronized User setRole(UserId id, Role role) {
        User before = byId(id).orElseThrow(() -> PrintLabException.notFound("There is no user " + id + "."));
        User after = new User(
                id,
                before.name(),
                before.displayName(),
                role,
                before.active(),
                before.createdAt(),
                before.groups(),
                before.staffOf());
        byName.put(after.name(), after);
        return after;
    }

    @Override
    public synchronized Optional<User> byId(UserId id) {
        return byName.values().stream()
                .filter(user -> user.id().equals(id))
                .findFirst()
                .map(groups::in);
    }

    @Override
    public synchronized Optional<User> byName(String name) {
        return Optional.ofNullable(byName.get(name)).map(groups::in);
    }

    @Override
    public synchronized List<User> all() {
        return byName.values().stream().map(groups::in).toList();
    }

    @Override
    public synchronized void setPasswordHash(UserId id, String encodedHash) {
        if (byId(id).isEmpty()) {
            throw PrintLabException.notFound("There is no user " + id + ".");
        }
        hashes.put(id, encodedHash);
    }

    @Override
    public synchronized Optional<String> passwordHash(UserId id) {
        return Optional.ofNullable(hashes.get(id));
    }
}
