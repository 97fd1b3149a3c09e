package io.printlab.testkit;

import io.printlab.account.Enrolment;
import io.printlab.account.GroupMember;
import io.printlab.account.PasswordReset;
import io.printlab.account.Role;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.account.UserName;
import io.printlab.account.UserRepository;
import io.printlab.error.PrintLabException;
import io.printlab.job.JobQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

final class MemoryUsers implements UserRepository {
    private final Map<String, User> byName = new TreeMap<>();
    private final Map<UserId, String> hashes = new HashMap<>();
    private final MemoryGroups groups = new MemoryGroups(id -> byId(id).isPresent());
    private final Map<UserId, String> emails = new HashMap<>();
    private final Set<UserId> erased = new HashSet<>();
    private final MemoryApiKeys keys;
    private final MemorySessions sessions;
    private final MemoryPasswordResets resets;
    private final MemoryJobs jobs;
    private final MemoryCameras cameras;
    private long lastId;

    MemoryUsers(
            MemoryApiKeys keys,
            MemorySessions sessions,
            MemoryPasswordResets resets,
            MemoryJobs jobs,
            MemoryCameras cameras) {
        this.keys = keys;
        this.sessions = sessions;
        this.resets = resets;
        this.jobs = jobs;
        this.cameras = cameras;
    }

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

    @Override
    public synchronized List<User> search(String text, String after, int limit) {
        String part = text.toLowerCase(Locale.ROOT);
        return byName.values().stream()
                .filter(user -> !erased.contains(user.id()) && user.name().compareTo(after) > 0)
                .filter(user -> (user.name() + " " + user.displayName() + " " + emails.getOrDefault(user.id(), ""))
                        .toLowerCase(Locale.ROOT)
                        .contains(part))
                .limit(limit)
                .map(groups::in)
                .toList();
    }

    @Override
    public synchronized Optional<String> email(UserId id) {
        return Optional.ofNullable(emails.get(id));
    }

    @Override
    public synchronized void setEmail(UserId id, @Nullable String email) {
        known(id);
        if (email == null) {
            emails.remove(id);
        } else {
            emails.put(id, email);
        }
    }

    @Override
    public synchronized boolean hasAdministrator() {
        return !administrators().isEmpty();
    }

    @Override
    public synchronized Optional<User> addFirstAdministrator(
            String name, String displayName, String encodedHash, Instant now) {
        if (hasAdministrator()) {
            return Optional.empty();
        }
        User first = add(name, displayName, Role.ADMINISTRATOR, now);
        setPasswordHash(first.id(), encodedHash);
        return Optional.of(first);
    }

    @Override
    public synchronized List<User> enrol(List<Enrolment> people, Role role, String by, Instant now) {
        List<User> added = new ArrayList<>();
        for (Enrolment person : people) {
            if (!byName.containsKey(person.name())) {
                User user = add(person.name(), person.displayName(), role, now);
                setEmail(user.id(), person.email());
                resets.add(new PasswordReset(person.tokenHash(), user.id(), by, now, person.linkExpiresAt()));
                join(user.id(), person.group());
                added.add(known(user.id()));
            }
        }
        return added;
    }

    @Override
    public synchronized Optional<User> setRole(UserId id, Role role) {
        User before = known(id);
        if (role != Role.ADMINISTRATOR && isLastAdministrator(id)) {
            return Optional.empty();
        }
        return Optional.of(put(before, before.name(), before.displayName(), role, before.active()));
    }

    @Override
    public synchronized Optional<User> setActive(UserId id, boolean active) {
        User before = known(id);
        if (!active && isLastAdministrator(id)) {
            return Optional.empty();
        }
        if (!active) {
            sessions.removeOthers(id, "");
            resets.removeAllOf(id);
        }
        return Optional.of(put(before, before.name(), before.displayName(), before.role(), active));
    }

    @Override
    public synchronized Erasure erase(UserId id, Instant now) {
        User before = known(id);
        if (isLastAdministrator(id)) {
            return Erasure.LAST_ADMINISTRATOR;
        }
        if (jobs.list(JobQuery.newest(500).ownedBy(id)).stream()
                .anyMatch(job -> !job.state().isEnd())) {
            return Erasure.JOBS_LEFT;
        }
        byName.remove(before.name());
        put(before, UserName.erased(id), UserName.erased(id), Role.STUDENT, false);
        groups.takeOutOfAll(id);
        erased.add(id);
        hashes.remove(id);
        emails.remove(id);
        keys.removeAllOf(id);
        sessions.removeOthers(id, "");
        resets.removeAllOf(id);
        cameras.removeOf(job -> jobs.byId(job)
                .map(found -> found.submission().owner().equals(id))
                .orElse(false));
        return Erasure.DONE;
    }

    /** Puts somebody into a group, if there is such a group. */
    synchronized void join(UserId id, @Nullable String group) {
        if (group != null && groups.byName(group).isPresent()) {
            groups.put(group, new GroupMember(id, false));
        }
    }

    private User put(User before, String name, String displayName, Role role, boolean active) {
        User after = new User(before.id(), name, displayName, role, active, before.createdAt(), Set.of(), Set.of());
        byName.put(name, after);
        return groups.in(after);
    }

    private User known(UserId id) {
        return byId(id).filter(user -> !erased.contains(id))
                .orElseThrow(() -> PrintLabException.notFound("There is no user " + id + "."));
    }

    private boolean isLastAdministrator(UserId id) {
        return administrators().equals(List.of(id));
    }

    private List<UserId> administrators() {
        return byName.values().stream()
                .filter(user -> user.active() && user.role() == Role.ADMINISTRATOR)
                .map(User::id)
                .toList();
    }
}
