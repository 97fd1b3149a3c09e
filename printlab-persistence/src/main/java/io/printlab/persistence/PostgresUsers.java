package io.printlab.persistence;

import io.printlab.account.Role;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.account.UserRepository;
import io.printlab.error.PrintLabException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class PostgresUsers implements UserRepository {
    private final Transactor transactor;

    PostgresUsers(Transactor transactor) {
        this.transactor = transactor;
    }

    @Override
    public User add(String name, String displayName, Role role, Instant now) {
        return transactor
                .with(UserMapper.class, users -> users.add(name, displayName, role, now))
                .toUser();
    }

    @Override
    public User setRole(UserId id, Role role) {
        transactor.with(UserMapper.class, users -> users.setRole(id, role));
        return byId(id).orElseThrow(() ->
                PrintLabException.notFound("There is no user " + id + " to give a role. Look at the list of users."));
    }

    @Override
    public Optional<User> byId(UserId id) {
        return transactor.with(
                UserMapper.class, users -> Optional.ofNullable(users.byId(id)).map(UserRow::toUser));
    }

    @Override
    public Optional<User> byName(String name) {
        return transactor.with(
                UserMapper.class,
                users -> Optional.ofNullable(users.byName(name)).map(UserRow::toUser));
    }

    @Override
    public List<User> all() {
        return transactor.with(
                UserMapper.class,
                users -> users.all().stream().map(UserRow::toUser).toList());
    }

    @Override
    public void setPasswordHash(UserId id, String encodedHash) {
        transactor.with(UserMapper.class, users -> users.setPasswordHash(id, encodedHash));
    }

    @Override
    public Optional<String> passwordHash(UserId id) {
        return transactor.with(UserMapper.class, users -> Optional.ofNullable(users.passwordHash(id)));
    }
}
