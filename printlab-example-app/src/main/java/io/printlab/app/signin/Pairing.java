package io.printlab.app.signin;

import io.printlab.account.Actor;
import io.printlab.account.KeyLimits;
import io.printlab.account.KeyRequest;
import io.printlab.account.UserId;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.store.LabStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Gives a program on somebody's computer an API key without copy and paste: the program asks, the person in front of it decides on a
 * page of the lab, and the program fetches the key. Anybody may ask, so an address has few requests at a time, and all of them have a
 * bound and an end. Thread-safe; every method throws UNAVAILABLE without the database.
 */
@Singleton
public final class Pairing {
    static final Duration OPEN_FOR = Duration.ofMinutes(5);
    static final int MOST_OF_AN_ADDRESS = 5;
    static final int MOST = 500;
    private static final int LONGEST_PROGRAM = 60;
    private static final int TOKEN_BITS = 256;

    private final LabStore store;
    private final ApiKeys keys;
    private final Clock clock;
    private final Secrets secrets = new Secrets();

    @Inject
    Pairing(LabStore store, ApiKeys keys, Clock clock) {
        this.store = store;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * A request that was just made.
     *
     * @param id by which the person decides it
     * @param token by which the program asks for the key; stored nowhere
     */
    public record Asked(String id, String token) {
        @Override
        public String toString() {
            return "Asked[" + id + "]";
        }
    }

    /** How a request stands for its program. */
    public enum State {
        UNDECIDED,
        ALLOWED,
        /** Refused, expired, fetched already, or never made. */
        GONE
    }

    /**
     * A program asks for a key.
     *
     * @param program what it calls itself
     * @param address the address that the request came from
     * @throws PrintLabException USER if the name does not do, UNAVAILABLE if too many are open
     */
    public Asked ask(String program, String address) {
        String name = program.strip();
        if (name.isEmpty()
                || name.length() > LONGEST_PROGRAM
                || name.codePoints().anyMatch(Character::isISOControl)) {
            throw PrintLabException.user("Say in app what the program is called, in 1 to 60 plain characters.");
        }
        Instant now = clock.instant();
        store.keyRequests().removeExpired(now);
        if (store.keyRequests().countOf(address) >= MOST_OF_AN_ADDRESS
                || store.keyRequests().count() >= MOST) {
            throw new PrintLabException(
                    ErrorCategory.UNAVAILABLE,
                    "Too many programs ask for a key at this moment. Decide about those that wait, or try again in "
                            + OPEN_FOR.toMinutes() + " minutes.");
        }
        Asked asked = new Asked(secrets.nextHex(32), secrets.next(TOKEN_BITS));
        store.keyRequests()
                .add(new KeyRequest(
                        asked.id(), Secrets.sha256(asked.token()), name, address, now.plus(OPEN_FOR), null, false));
        return asked;
    }

    /**
     * The program asks how its request stands. A refused one is forgotten with the answer.
     *
     * @return with ALLOWED the key is to be had once, by {@link #fetch}
     */
    public State state(String token) {
        Optional<KeyRequest> request = open(store.keyRequests().byTokenHash(Secrets.sha256(token)));
        if (request.isEmpty()) {
            return State.GONE;
        }
        if (request.get().decidedBy() == null) {
            return State.UNDECIDED;
        }
        return request.get().allowed() ? State.ALLOWED : State.GONE;
    }

    /** The key of a request that was allowed, made now and given once; empty if there is none. */
    public Optional<String> fetch(String token) {
        String hash = Secrets.sha256(token);
        if (state(token) != State.ALLOWED) {
            return Optional.empty();
        }
        return store.keyRequests()
                .take(hash)
                .filter(KeyRequest::allowed)
                .flatMap(taken -> Optional.ofNullable(taken.decidedBy())
                        .flatMap(store.users()::byId)
                        .map(owner -> keys.create(Actor.of(owner), taken.program(), KeyLimits.FOR_SLICERS)
                                .secret()));
    }

    /**
     * The request that somebody is to decide.
     *
     * @throws PrintLabException NOT_FOUND if it is decided, over, or was never made
     */
    public KeyRequest undecided(String id) {
        return open(store.keyRequests().byId(id))
                .filter(request -> request.decidedBy() == null)
                .orElseThrow(Pairing::gone);
    }

    /** @throws PrintLabException NOT_FOUND if it is decided or over, CONFLICT if the person has too many keys */
    public void decide(Actor actor, String id, boolean allowed) {
        UserId person = actor.user();
        if (person == null) {
            throw PrintLabException.forbidden("Only a person decides who gets a key. Sign in as one.");
        }
        if (allowed) {
            keys.requireRoom(person);
        }
        if (!store.keyRequests().decide(id, person, allowed, clock.instant())) {
            throw gone();
        }
    }

    private Optional<KeyRequest> open(Optional<KeyRequest> request) {
        Instant now = clock.instant();
        return request.filter(found -> now.isBefore(found.expiresAt()));
    }

    private static PrintLabException gone() {
        return PrintLabException.notFound(
                "No program waits for this decision: it is made, or it took too long. Start again in the program.");
    }
}
