package io.printlab.testkit;

import io.printlab.account.Invitation;
import io.printlab.account.InvitationRepository;
import io.printlab.account.User;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

final class MemoryInvitations implements InvitationRepository {
    private final Map<String, Invitation> invitations = new TreeMap<>();
    private final MemoryUsers users;
    private long lastId;

    MemoryInvitations(MemoryUsers users) {
        this.users = users;
    }

    @Override
    public synchronized Invitation add(String tokenHash, Invitation wanted) {
        lastId++;
        Invitation added = with(wanted, lastId, wanted.uses());
        invitations.put(tokenHash, added);
        return added;
    }

    @Override
    public synchronized List<Invitation> open(Instant now) {
        return invitations.values().stream()
                .filter(invitation -> invitation.isOpen(now))
                .sorted(Comparator.comparing(Invitation::id).reversed())
                .limit(500)
                .toList();
    }

    @Override
    public synchronized Optional<Invitation> open(String tokenHash, Instant now) {
        return Optional.ofNullable(invitations.get(tokenHash)).filter(invitation -> invitation.isOpen(now));
    }

    @Override
    public synchronized Optional<Invitation> byId(long id) {
        return invitations.values().stream()
                .filter(invitation -> invitation.id() == id)
                .findFirst();
    }

    @Override
    public synchronized boolean withdraw(long id) {
        return invitations.values().removeIf(invitation -> invitation.id() == id);
    }

    @Override
    public synchronized int withdrawAllOf(String by) {
        int before = invitations.size();
        invitations.values().removeIf(invitation -> invitation.by().equals(by));
        return before - invitations.size();
    }

    @Override
    public synchronized Optional<User> accept(
            String tokenHash, String name, String displayName, String encodedHash, Instant now) {
        Optional<Invitation> open = open(tokenHash, now);
        return open.map(invitation -> {
            User user = users.add(name, displayName, invitation.role(), now);
            users.setPasswordHash(user.id(), encodedHash);
            users.setEmail(user.id(), invitation.email());
            invitations.put(tokenHash, with(invitation, invitation.id(), invitation.uses() - 1));
            users.join(user.id(), invitation.group());
            return users.byId(user.id()).orElseThrow();
        });
    }

    @Override
    public synchronized int removeExpired(Instant now) {
        int before = invitations.size();
        invitations.values().removeIf(invitation -> invitation.expiresAt().isBefore(now));
        return before - invitations.size();
    }

    private static Invitation with(Invitation wanted, long id, int uses) {
        return new Invitation(
                id,
                wanted.role(),
                wanted.group(),
                wanted.name(),
                wanted.email(),
                uses,
                wanted.by(),
                wanted.createdAt(),
                wanted.expiresAt());
    }
}
