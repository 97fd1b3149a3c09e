package io.printlab.persistence;

import io.printlab.account.Group;
import io.printlab.account.GroupMember;
import io.printlab.account.GroupRepository;
import io.printlab.account.UserId;
import io.printlab.error.PrintLabException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

final class PostgresGroups implements GroupRepository {
    private final Transactor transactor;

    PostgresGroups(Transactor transactor) {
        this.transactor = transactor;
    }

    @Override
    public Group add(Group group, Instant now) {
        if (transactor.with(GroupMapper.class, groups -> groups.add(group, now)) == 0) {
            throw PrintLabException.conflict("There is a group " + group.name() + " already. Choose another name.");
        }
        return group;
    }

    @Override
    public Group change(Group group) {
        if (transactor.with(GroupMapper.class, groups -> groups.change(group)) == 0) {
            throw PrintLabException.notFound("There is no group " + group.name() + ". Look at the list of groups.");
        }
        return group;
    }

    @Override
    public boolean remove(String name) {
        return transactor.with(GroupMapper.class, groups -> groups.remove(name)) == 1;
    }

    @Override
    public Optional<Group> byName(String name) {
        return transactor.with(GroupMapper.class, groups -> Optional.ofNullable(groups.byName(name)));
    }

    @Override
    public List<Group> all() {
        return transactor.with(GroupMapper.class, GroupMapper::all);
    }

    @Override
    public List<GroupMember> members(String name) {
        return transactor.with(GroupMapper.class, groups -> groups.members(name));
    }

    @Override
    public void put(String name, GroupMember member) {
        if (transactor.with(GroupMapper.class, groups -> groups.put(name, member)) == 0) {
            throw PrintLabException.notFound("There is no group " + name + ", or no user " + member.user()
                    + " to put into it. Look at the list of groups.");
        }
    }

    @Override
    public boolean takeOut(String name, UserId user) {
        return transactor.with(GroupMapper.class, groups -> groups.takeOut(name, user)) == 1;
    }

    @Override
    public Map<String, Set<UserId>> usersIn(Collection<String> names) {
        String[] wanted = names.toArray(String[]::new);
        return transactor.with(
                GroupMapper.class,
                groups -> groups.usersIn(wanted).stream()
                        .collect(Collectors.groupingBy(
                                InGroupRow::group, Collectors.mapping(InGroupRow::user, Collectors.toSet()))));
    }
}
