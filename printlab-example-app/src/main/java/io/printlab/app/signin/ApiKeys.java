package io.printlab.app.signin;

import io.printlab.account.Actor;
import io.printlab.account.ApiKey;
import io.printlab.account.KeyLimits;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditChange;
import io.printlab.audit.AuditFacts;
import io.printlab.audit.AuditLog;
import io.printlab.audit.AuditSubject;
import io.printlab.device.DeviceId;
import io.printlab.error.PrintLabException;
import io.printlab.store.LabStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Personal API keys of the form {@code pl_<lookup>_<secret>}. Only the SHA-256 of the whole key is stored. Thread-safe;
 * every method throws UNAVAILABLE without the database.
 */
@Singleton
public final class ApiKeys {
    private static final Pattern FORM = Pattern.compile("pl_([0-9a-f]{12})_([0-9a-f]{64})");
    private static final Duration TOUCH = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(2 * 366);
    private static final int MOST = 20;
    private static final int MOST_DEVICES = 200;
    private static final String NOBODYS = Secrets.sha256("a key that nobody has");

    private final LabStore store;
    private final Clock clock;
    private final AuditLog audit;
    private final Refusals refusals;
    private final Secrets secrets = new Secrets();

    @Inject
    ApiKeys(LabStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.audit = new AuditLog(store.audit(), store.users(), clock);
        this.refusals = new Refusals(audit, clock);
    }

    /**
     * Makes a key.
     *
     * @param name what its owner calls it, such as the slicer's computer: 1 to 60 characters
     * @param limits what it is for; what its owner may not do, it does not do either
     * @throws PrintLabException USER if the name or the limits do not do, CONFLICT if the owner has 20 keys
     */
    public NewApiKey create(Actor actor, String name, KeyLimits limits) {
        UserId owner = person(actor);
        requireSense(limits);
        String stripped = name.strip();
        if (stripped.isEmpty()
                || stripped.length() > 60
                || stripped.codePoints().anyMatch(Character::isISOControl)) {
            throw PrintLabException.user(
                    "Give the key a name of 1 to 60 characters, such as the computer that it is for.");
        }
        requireRoom(owner);
        String lookup = secrets.nextHex(12);
        String secret = "pl_" + lookup + "_" + secrets.nextHex(64);
        ApiKey made = audit.decided(
                actor,
                AuditAction.KEY_MADE,
                () -> store.apiKeys().add(owner, stripped, lookup, Secrets.sha256(secret), limits, clock.instant()),
                key -> change(key.id(), owner, stripped));
        return new NewApiKey(made, secret);
    }

    /** @throws PrintLabException CONFLICT if the owner has 20 keys */
    void requireRoom(UserId owner) {
        if (store.apiKeys().ofOwner(owner).size() >= MOST) {
            throw PrintLabException.conflict("You have " + MOST + " keys already. Revoke one that is not in use.");
        }
    }

    /** The keys of a user, oldest first. */
    public List<ApiKey> of(UserId owner) {
        return store.apiKeys().ofOwner(owner);
    }

    /** @throws PrintLabException NOT_FOUND if the owner has no such key */
    public void revoke(Actor actor, long id) {
        UserId owner = person(actor);
        audit.decided(
                actor,
                AuditAction.KEY_REVOKED,
                () -> store.apiKeys().ofOwner(owner).stream()
                        .filter(key -> key.id() == id && store.apiKeys().remove(owner, id))
                        .findFirst()
                        .orElseThrow(() -> PrintLabException.notFound(
                                "You have no API key " + id + ". Look at the list of your keys.")),
                key -> change(id, owner, key.name()));
    }

    /**
     * A key that a program shows, and whose it is.
     *
     * @param address the address that the request came from, or null
     * @throws WrongCredentialsException if there is no such key, it has expired, or its owner is not active any more
     */
    public ShownKey shown(String key, @Nullable String address) {
        Instant now = clock.instant();
        Matcher form = FORM.matcher(key);
        Optional<ApiKey> stored = form.matches() ? store.apiKeys().byLookup(form.group(1)) : Optional.empty();
        boolean right =
                Secrets.same(Secrets.sha256(key), stored.map(ApiKey::secretHash).orElse(NOBODYS));
        Optional<ShownKey> shown = stored.filter(found -> right)
                .filter(found -> !found.limits().isOver(now))
                .flatMap(found -> store.users()
                        .byId(found.owner())
                        .filter(User::active)
                        .map(owner -> new ShownKey(owner, found)));
        if (shown.isEmpty()) {
            refusals.wrongKey(address);
            throw new WrongCredentialsException(
                    "This API key is not known here. It is mistyped, revoked or expired: copy a valid one from your account page.");
        }
        touch(shown.get().key(), now);
        return shown.get();
    }

    private void requireSense(KeyLimits limits) {
        Instant now = clock.instant();
        Instant end = limits.expiresAt();
        if (limits.scopes().isEmpty()) {
            throw PrintLabException.user(
                    "A key that may do nothing is of no use. Choose at least one thing that it may do:"
                            + " SUBMIT, READ_OWN, OPERATE_DEVICES or ADMINISTER.");
        }
        if (end != null && (!end.isAfter(now) || end.isAfter(now.plus(LONGEST)))) {
            throw PrintLabException.user("A key expires after now and within " + LONGEST.toDays()
                    + " days. Choose another day, or none for a key without an end.");
        }
        Set<DeviceId> devices = limits.devices();
        if (devices != null
                && (devices.size() > MOST_DEVICES
                        || devices.stream()
                                .anyMatch(id -> store.devices().byId(id).isEmpty()))) {
            throw PrintLabException.user(
                    "A key is for devices that the lab has. Look at the list of devices for their ids.");
        }
    }

    private static UserId person(Actor actor) {
        UserId person = actor.user();
        if (person == null) {
            throw PrintLabException.forbidden("Only a person has API keys; " + actor.label() + " is none.");
        }
        return person;
    }

    private static AuditChange change(long id, UserId owner, String name) {
        return AuditChange.of(
                AuditSubject.Kind.KEY, id, AuditFacts.of("owner", owner).with("name", name));
    }

    private void touch(ApiKey key, Instant now) {
        Instant last = key.lastUsedAt();
        if (last == null || !now.isBefore(last.plus(TOUCH))) {
            store.apiKeys().touch(key.id(), now);
        }
    }
}
