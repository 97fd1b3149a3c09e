package io.printlab.persistence;

import io.printlab.account.Actor;
import io.printlab.error.PrintLabException;
import io.printlab.queue.Reservation;
import io.printlab.queue.ReservationRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.session.SqlSession;

final class PostgresReservations implements ReservationRepository {
    private final Transactor transactor;

    PostgresReservations(Transactor transactor) {
        this.transactor = transactor;
    }

    @Override
    public Reservation add(Reservation wanted, Instant now) {
        return transactor.inTransaction(session -> add(session, wanted, now));
    }

    @Override
    public boolean remove(long id, Actor by, Instant now) {
        return transactor.with(ReservationMapper.class, rows -> rows.remove(id, by.label(), now)) == 1;
    }

    @Override
    public Optional<Reservation> byId(long id) {
        return transactor.with(
                ReservationMapper.class,
                rows -> Optional.ofNullable(rows.byId(id)).map(ReservationRow::toReservation));
    }

    @Override
    public List<Reservation> notOver(Instant now) {
        return transactor.with(ReservationMapper.class, rows -> reservations(rows.notOver(now)));
    }

    @Override
    public List<Reservation> between(Instant from, Instant to) {
        return transactor.with(ReservationMapper.class, rows -> reservations(rows.between(from, to)));
    }

    /** The device's row is locked, so of two that overlap the second sees the first. */
    private static Reservation add(SqlSession session, Reservation wanted, Instant now) {
        if (session.getMapper(DeviceMapper.class).lock(wanted.device()) == null) {
            throw PrintLabException.notFound("There is no device " + wanted.device() + ".");
        }
        ReservationMapper rows = session.getMapper(ReservationMapper.class);
        ReservationRow other = rows.overlapping(wanted.device(), wanted.from(), wanted.to());
        if (other != null) {
            throw other.toReservation().overlaps();
        }
        return rows.insert(ReservationRow.of(wanted), now).toReservation();
    }

    private static List<Reservation> reservations(List<ReservationRow> rows) {
        return rows.stream().map(ReservationRow::toReservation).toList();
    }
}
