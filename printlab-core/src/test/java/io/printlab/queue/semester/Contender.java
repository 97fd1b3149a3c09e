package io.printlab.queue.semester;

import io.printlab.queue.Lane;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** An order of the queue in the simulation: it keeps the waiting prints and says which of them is next. */
interface Contender {
    String name();

    void arrive(Print print, Instant now);

    void withdraw(Print print);

    /** The first waiting print whose lane a free device serves; it stays waiting until it is started. */
    Optional<Print> first(Predicate<Lane> served, Instant now);

    void start(Print print, Instant now);

    /** @param used device hours since the start */
    void end(Print print, Print.Outcome outcome, double used, Instant now);
}
