package io.printlab.persistence;

import io.printlab.account.SecondFactor;
import io.printlab.account.SecondFactorRepository;
import io.printlab.account.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class PostgresSecondFactors implements SecondFactorRepository {
    private final Transactor transactor;

    PostgresSecondFactors(Transactor transactor) {
        this.transactor = transactor;
    }

    @Override
    public boolean begin(UserId user, String secret, Instant now) {
        return transactor.with(SecondFactorMapper.class, factors -> factors.begin(user, secret, now)) == 1;
    }

    @Override
    public Optional<SecondFactor> ofUser(UserId user) {
        return transactor.with(SecondFactorMapper.class, factors -> Optional.ofNullable(factors.ofUser(user)));
    }

    @Override
    public boolean confirm(UserId user, String secret, long step, List<String> recoveryHashes, Instant now) {
        return transactor.inTransaction(session -> {
            SecondFactorMapper factors = session.getMapper(SecondFactorMapper.class);
            if (factors.confirm(user, secret, step, now) != 1) {
                return false;
            }
            replace(factors, user, recoveryHashes);
            return true;
        });
    }

    @Override
    public boolean use(UserId user, long step) {
        return transactor.with(SecondFactorMapper.class, factors -> factors.use(user, step)) == 1;
    }

    @Override
    public boolean useRecoveryCode(UserId user, String hash) {
        return transactor.with(SecondFactorMapper.class, factors -> factors.useCode(user, hash)) == 1;
    }

    @Override
    public int recoveryCodesLeft(UserId user) {
        return transactor.with(SecondFactorMapper.class, factors -> factors.codesLeft(user));
    }

    @Override
    public boolean replaceRecoveryCodes(UserId user, List<String> hashes) {
        return transactor.inTransaction(session -> {
            SecondFactorMapper factors = session.getMapper(SecondFactorMapper.class);
            if (!Boolean.TRUE.equals(factors.lock(user))) {
                return false;
            }
            replace(factors, user, hashes);
            return true;
        });
    }

    @Override
    public boolean remove(UserId user) {
        return transactor.with(SecondFactorMapper.class, factors -> factors.remove(user)) == 1;
    }

    private static void replace(SecondFactorMapper factors, UserId user, List<String> hashes) {
        factors.removeCodes(user);
        factors.addCodes(user, hashes.toArray(String[]::new));
    }
}
