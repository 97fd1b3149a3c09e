package io.printlab.testkit;

import io.printlab.account.Actor;
import io.printlab.error.PrintLabException;
import io.printlab.queue.Reservation;
import io.printlab.queue.ReservationRepository;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

final class MemoryReservations implements ReservationRepository {
    private final MemoryDevices devices;
    private final Map<Long, Reservation> standing = new TreeMap<>();
    private long lastId;

    MemoryReservations(MemoryDevices devices) {
        this.devices = devices;
    }

    @Override
    public synchronized Reservation add(Reservation wanted, Instant now) {
        if (devices.byId(wanted.device()).isEmpty()) {
            throw PrintLabException.notFound("There is no device " + wanted.device() + ".");
        }
        between(wanted.from(), wanted.to()).stream()
                .filter(other -> other.device().equals(wanted.device()))
                .findFirst()
                .ifPresent(other -> {
                    throw other.overlaps();
                });
        lastId++;
        Reservation added = wanted.withId(lastId);
        standing.put(lastId, added);
        return added;
    }

    @Override
    public synchronized boolean remove(long id, Actor by, Instant now) {
        return standing.remove(id) != null;
    }

    @Override
    public synchronized Optional<Reservation> byId(long id) {
        return Optional.ofNullable(standing.get(id));
    }

    @Override
    public List<Reservation> notOver(Instant now) {
        return those(reservation -> reservation.to().isAfter(now));
    }

    @Override
    public List<Reservation> between(Instant from, Instant to) {
        return those(reservation ->
                reservation.to().isAfter(from) && reservation.from().isBefore(to));
    }

    private synchronized List<Reservation> those(Predicate<Reservation> wanted) {
        return standing.values().stream()
                .filter(wanted)
                .sorted(Comparator.comparing(Reservation::from).thenComparing(Reservation::id))
                .toList();
    }
}
