package io.printlab.queue;

import io.printlab.account.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reservations. Thread-safe; every method may block on the database and throws UNAVAILABLE without it. */
public interface ReservationRepository {
    /**
     * Adds a reservation.
     *
     * @param wanted its id is not read
     * @return it with its id
     * @throws io.printlab.error.PrintLabException CONFLICT if it overlaps another of its device, exact whoever else adds at this moment;
     *     NOT_FOUND if there is no such device
     */
    Reservation add(Reservation wanted, Instant now);

    /** Takes a reservation back; it stays for the record. False if it is gone already. */
    boolean remove(long id, Actor by, Instant now);

    Optional<Reservation> byId(long id);

    /** Those that end after now, by their beginning. */
    List<Reservation> notOver(Instant now);

    /** Those that touch the time from from, inclusive, to to, exclusive, by their beginning. */
    List<Reservation> between(Instant from, Instant to);
}
