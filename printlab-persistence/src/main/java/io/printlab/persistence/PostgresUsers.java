package io.printlab.persistence;

import io.printlab.account.Enrolment;
import io.printlab.account.GroupMember;
import io.printlab.account.PasswordReset;
import io.printlab.account.Role;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.account.UserName;
import io.printlab.account.UserRepository;
import io.printlab.error.PrintLabException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.session.SqlSession;
import org.jspecify.annotations.Nullable;

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

    @Override
    public List<User> search(String text, String after, int limit) {
        return transactor.with(
                UserMapper.class,
                users -> users.search(text, after, limit).stream()
                        .map(UserRow::toUser)
                        .toList());
    }

    @Override
    public Optional<String> email(UserId id) {
        return transactor.with(UserMapper.class, users -> Optional.ofNullable(users.email(id)));
    }

    @Override
    public void setEmail(UserId id, @Nullable String email) {
        if (transactor.with(UserMapper.class, users -> users.setEmail(id, email)) != 1) {
            throw unknown(id);
        }
    }

    @Override
    public boolean hasAdministrator() {
        return transactor.with(UserMapper.class, UserMapper::hasAdministrator);
    }

    @Override
    public Optional<User> addFirstAdministrator(String name, String displayName, String encodedHash, Instant now) {
        return transactor.inTransaction(session -> {
            UserMapper users = session.getMapper(UserMapper.class);
            users.oneAtATime();
            if (users.hasAdministrator()) {
                return Optional.empty();
            }
            User first = users.add(name, displayName, Role.ADMINISTRATOR, now).toUser();
            users.setPasswordHash(first.id(), encodedHash);
            return Optional.of(first);
        });
    }

    @Override
    public List<User> enrol(List<Enrolment> people, Role role, String by, Instant now) {
        return transactor.inTransaction(session -> {
            UserMapper users = session.getMapper(UserMapper.class);
            PasswordResetMapper resets = session.getMapper(PasswordResetMapper.class);
            GroupMapper groups = session.getMapper(GroupMapper.class);
            List<User> added = new ArrayList<>();
            for (Enrolment person : people) {
                UserId id = users.addIfFree(person, role, now);
                if (id != null) {
                    resets.add(new PasswordReset(person.tokenHash(), id, by, now, person.linkExpiresAt()));
                    if (person.group() != null) {
                        groups.put(person.group(), new GroupMember(id, false));
                    }
                    added.add(known(users, id));
                }
            }
            return added;
        });
    }

    @Override
    public Optional<User> setRole(UserId id, Role role) {
        return transactor.inTransaction(session -> {
            UserMapper users = session.getMapper(UserMapper.class);
            if (role != Role.ADMINISTRATOR && isLastAdministrator(users, id)) {
                return Optional.empty();
            }
            requireDone(users.setRole(id, role), id);
            return Optional.of(known(users, id));
        });
    }

    @Override
    public Optional<User> setActive(UserId id, boolean active) {
        return transactor.inTransaction(session -> {
            UserMapper users = session.getMapper(UserMapper.class);
            if (active) {
                requireDone(users.setActive(id, true), id);
                return Optional.of(known(users, id));
            }
            if (isLastAdministrator(users, id)) {
                return Optional.empty();
            }
            requireDone(users.setActive(id, false), id);
            endAll(session, id);
            return Optional.of(known(users, id));
        });
    }

    @Override
    public Erasure erase(UserId id, Instant now) {
        return transactor.inTransaction(session -> {
            UserMapper users = session.getMapper(UserMapper.class);
            if (isLastAdministrator(users, id)) {
                return Erasure.LAST_ADMINISTRATOR;
            }
            known(users, id);
            if (users.erase(id, UserName.erased(id), now) != 1) {
                return Erasure.JOBS_LEFT;
            }
            users.removePasswordHash(id);
            users.removeApiKeys(id);
            users.leaveGroups(id);
            users.removeSecondFactor(id);
            users.removeExternalIdentities(id);
            session.getMapper(CameraMapper.class).removeOf(id);
            endAll(session, id);
            return Erasure.DONE;
        });
    }

    private static void endAll(SqlSession session, UserId id) {
        SignInSessionMapper sessions = session.getMapper(SignInSessionMapper.class);
        sessions.removeHalfOpenOf(id);
        sessions.removeOthers(id, "");
        session.getMapper(PasswordResetMapper.class).removeOf(id);
    }

    private static boolean isLastAdministrator(UserMapper users, UserId id) {
        return users.lockAdministrators().equals(List.of(id));
    }

    private static void requireDone(int rows, UserId id) {
        if (rows != 1) {
            throw unknown(id);
        }
    }

    private static User known(UserMapper users, UserId id) {
        UserRow found = users.byId(id);
        if (found == null) {
            throw unknown(id);
        }
        return found.toUser();
    }

    private static PrintLabException unknown(UserId id) {
        return PrintLabException.notFound("There is no user " + id + ". Look at the list of people.");
    }
}
