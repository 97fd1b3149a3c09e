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
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

final class MemoryUsers implements UserRepository {
    private final Map<String, User> byName = new TreeMap<>();
    private final Map<UserId, String> hashes = new HashMap<>();
    private long lastId;

    @Override
    public synchronized User add(String name, String displayName, Role role, Instant now) {
        if (byName.containsKey(name)) {
            throw PrintLabException.conflict("The user name " + name + " is taken. Choose another.");
        }
        lastId++;
        User user = new User(new UserId(lastId), name, displayName, role, true, now, null);
        byName.put(name, user);
        return user;
    }

    @Override
    public synchronized User setGroup(UserId id, @Nullable String group) {
        User before = byId(id).orElseThrow(() -> PrintLabException.notFound("There is no user " + id + "."));
        User after = new User(
                id, before.name(), before.displayName(), before.role(), before.active(), before.createdAt(), group);
        byName.put(after.name(), after);
        return after;
    }

    @Override
    public synchronized Optional<User> byId(UserId id) {
        return byName.values().stream().filter(user -> user.id().equals(id)).findFirst();
    }

    @Override
    public synchronized Optional<User> byName(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    @Override
    public synchronized List<User> all() {
        return List.copyOf(byName.values());
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
