package io.printlab.persistence;

import io.printlab.account.GroupMember;
import io.printlab.account.Invitation;
import io.printlab.account.InvitationRepository;
import io.printlab.account.User;
import io.printlab.account.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class PostgresInvitations implements InvitationRepository {
    private final Transactor transactor;

    PostgresInvitations(Transactor transactor) {
        this.transactor = transactor;
    }

    @Override
    public Invitation add(String tokenHash, Invitation wanted) {
        return transactor.with(InvitationMapper.class, invitations -> invitations.add(tokenHash, wanted));
    }

    @Override
    public List<Invitation> open(Instant now) {
        return transactor.with(InvitationMapper.class, invitations -> invitations.open(now));
    }

    @Override
    public Optional<Invitation> open(String tokenHash, Instant now) {
        return transactor.with(
                InvitationMapper.class, invitations -> Optional.ofNullable(invitations.openByToken(tokenHash, now)));
    }

    @Override
    public Optional<Invitation> byId(long id) {
        return transactor.with(InvitationMapper.class, invitations -> Optional.ofNullable(invitations.byId(id)));
    }

    @Override
    public boolean withdraw(long id) {
        return transactor.with(InvitationMapper.class, invitations -> invitations.withdraw(id)) == 1;
    }

    @Override
    public int withdrawAllOf(String by) {
        return transactor.with(InvitationMapper.class, invitations -> invitations.withdrawAllOf(by));
    }

    @Override
    public Optional<User> accept(String tokenHash, String name, String displayName, String encodedHash, Instant now) {
        return transactor.inTransaction(session -> {
            Invitation used = session.getMapper(InvitationMapper.class).use(tokenHash, now);
            if (used == null) {
                return Optional.empty();
            }
            UserMapper users = session.getMapper(UserMapper.class);
            UserId id = users.add(name, displayName, used.role(), now).id();
            users.setPasswordHash(id, encodedHash);
            users.setEmail(id, used.email());
            if (used.group() != null) {
                session.getMapper(GroupMapper.class).put(used.group(), new GroupMember(id, false));
            }
            return Optional.ofNullable(users.byId(id)).map(UserRow::toUser);
        });
    }

    @Override
    public int removeExpired(Instant now) {
        return transactor.with(InvitationMapper.class, invitations -> invitations.removeExpired(now));
    }
}
