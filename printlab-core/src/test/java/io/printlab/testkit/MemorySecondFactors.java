package io.printlab.testkit;

import io.printlab.account.SecondFactor;
import io.printlab.account.SecondFactorRepository;
import io.printlab.account.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

final class MemorySecondFactors implements SecondFactorRepository {
    private final Map<UserId, SecondFactor> factors = new HashMap<>();
    private final Map<UserId, Set<String>> codes = new HashMap<>();

    @Override
    public synchronized boolean begin(UserId user, String secret, Instant now) {
        if (isOn(user)) {
            return false;
        }
        factors.put(user, new SecondFactor(user, secret, now, null, 0));
        return true;
    }

    @Override
    public synchronized Optional<SecondFactor> ofUser(UserId user) {
        return Optional.ofNullable(factors.get(user));
    }

    @Override
    public synchronized boolean confirm(
            UserId user, String secret, long step, List<String> recoveryHashes, Instant now) {
        SecondFactor factor = factors.get(user);
        if (factor == null || factor.isOn() || !factor.secret().equals(secret)) {
            return false;
        }
        factors.put(user, new SecondFactor(user, secret, factor.createdAt(), now, step));
        codes.put(user, new HashSet<>(recoveryHashes));
        return true;
    }

    @Override
    public synchronized boolean use(UserId user, long step) {
        SecondFactor factor = factors.get(user);
        if (factor == null || !factor.isOn() || factor.lastStep() >= step) {
            return false;
        }
        factors.put(user, new SecondFactor(user, factor.secret(), factor.createdAt(), factor.confirmedAt(), step));
        return true;
    }

    @Override
    public synchronized boolean useRecoveryCode(UserId user, String hash) {
        return codes.getOrDefault(user, Set.of()).contains(hash)
                && codes.get(user).remove(hash);
    }

    @Override
    public synchronized int recoveryCodesLeft(UserId user) {
        return codes.getOrDefault(user, Set.of()).size();
    }

    @Override
    public synchronized boolean replaceRecoveryCodes(UserId user, List<String> hashes) {
        if (!isOn(user)) {
            return false;
        }
        codes.put(user, new HashSet<>(hashes));
        return true;
    }

    @Override
    public synchronized boolean remove(UserId user) {
        codes.remove(user);
        return factors.remove(user) != null;
    }

    private boolean isOn(UserId user) {
        SecondFactor factor = factors.get(user);
        return factor != null && factor.isOn();
    }
}
