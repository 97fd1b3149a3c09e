package io.printlab.testkit;

import io.printlab.account.Group;
import io.printlab.account.GroupMember;
import io.printlab.account.GroupRepository;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.error.PrintLabException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

final class MemoryGroups implements GroupRepository {
    private final Map<String, Group> groups = new TreeMap<>();
    private final Map<String, Map<UserId, Boolean>> members = new TreeMap<>();
    private final Predicate<UserId> known;

    MemoryGroups(Predicate<UserId> known) {
        this.known = known;
    }

    @Override
    public synchronized Group add(Group group, Instant now) {
        if (groups.containsKey(group.name())) {
            throw PrintLabException.conflict("There is a group " + group.name() + " already. Choose another name.");
        }
        groups.put(group.name(), group);
        members.put(group.name(), new TreeMap<>(Comparator.comparing(UserId::value)));
        return group;
    }

    @Override
    public synchronized Group change(Group group) {
        require(group.name());
        groups.put(group.name(), group);
        return group;
    }

    @Override
    public synchronized boolean remove(String name) {
        members.remove(name);
        return groups.remove(name) != null;
    }

    @Override
    public synchronized Optional<Group> byName(String name) {
        return Optional.ofNullable(groups.get(name));
    }

    @Override
    public synchronized List<Group> all() {
        return List.copyOf(groups.values());
    }

    @Override
    public synchronized List<GroupMember> members(String name) {
        return members.getOrDefault(name, Map.of()).entrySet().stream()
                .map(member -> new GroupMember(member.getKey(), member.getValue()))
                .toList();
    }

    @Override
    public void put(String name, GroupMember member) {
        if (!known.test(member.user())) {
            throw PrintLabException.notFound("There is no user " + member.user() + ".");
        }
        synchronized (this) {
            require(name).put(member.user(), member.staff());
        }
    }

    @Override
    public synchronized boolean takeOut(String name, UserId user) {
        Map<UserId, Boolean> of = members.get(name);
        return of != null && of.remove(user) != null;
    }

    @Override
    public synchronized Map<String, Set<UserId>> usersIn(Collection<String> names) {
        return members.entrySet().stream()
                .filter(group ->
                        names.contains(group.getKey()) && !group.getValue().isEmpty())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, group -> Set.copyOf(group.getValue().keySet())));
    }

    synchronized void takeOutOfAll(UserId user) {
        members.values().forEach(of -> of.remove(user));
    }

    /** The user with the groups of this moment. */
    synchronized User in(User user) {
        return new User(
                user.id(),
                user.name(),
                user.displayName(),
                user.role(),
                user.active(),
                user.createdAt(),
                names(of -> of.containsKey(user.id())),
                names(of -> of.getOrDefault(user.id(), false)));
    }

    private Set<String> names(Predicate<Map<UserId, Boolean>> wanted) {
        return members.entrySet().stream()
                .filter(group -> wanted.test(group.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Map<UserId, Boolean> require(String name) {
        Map<UserId, Boolean> of = members.get(name);
        if (of == null) {
            throw PrintLabException.notFound("There is no group " + name + ".");
        }
        return of;
    }
}
