package io.printlab.persistence;

import io.printlab.account.ExternalIdentity;
import io.printlab.account.Role;
import io.printlab.account.SingleSignOnRepository;
import io.printlab.account.SingleSignOnRequest;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.error.PrintLabException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class PostgresSingleSignOn implements SingleSignOnRepository {
    private final Transactor transactor;

    PostgresSingleSignOn(Transactor transactor) {
        this.transactor = transactor;
    }

    @Override
    public void begin(SingleSignOnRequest request, Instant now) {
        transactor.inTransaction(session -> {
            SingleSignOnMapper mapper = session.getMapper(SingleSignOnMapper.class);
            mapper.removeExpired(now);
            return mapper.begin(request);
        });
    }

    @Override
    public Optional<SingleSignOnRequest> take(String stateHash) {
        return transactor.with(SingleSignOnMapper.class, mapper -> Optional.ofNullable(mapper.take(stateHash)));
    }

    @Override
    public Optional<ExternalIdentity> find(String issuer, String subject) {
        return transactor.with(SingleSignOnMapper.class, mapper -> Optional.ofNullable(mapper.find(issuer, subject)));
    }

    @Override
    public List<ExternalIdentity> ofUser(UserId user) {
        return transactor.with(SingleSignOnMapper.class, mapper -> mapper.ofUser(user));
    }

    @Override
    public User addUser(String issuer, String subject, String name, String displayName, Role role, Instant now) {
        return transactor.inTransaction(session -> {
            User user = session.getMapper(UserMapper.class)
                    .add(name, displayName, role, now)
                    .toUser();
            int linked = session.getMapper(SingleSignOnMapper.class)
                    .link(new ExternalIdentity(issuer, subject, user.id(), now));
            if (linked != 1) {
                throw PrintLabException.conflict("This identity is somebody's already. Sign in again.");
            }
            return user;
        });
    }

    @Override
    public boolean link(ExternalIdentity identity) {
        return transactor.with(SingleSignOnMapper.class, mapper -> mapper.link(identity)) == 1;
    }

    @Override
    public boolean unlink(UserId user, String issuer, String subject) {
        return transactor.with(SingleSignOnMapper.class, mapper -> mapper.unlink(user, issuer, subject)) == 1;
    }
}
