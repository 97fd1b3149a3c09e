package io.printlab.persistence;

import io.printlab.account.UserId;
import io.printlab.device.DeviceId;
import io.printlab.queue.Reservation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record ReservationRow(
        long id,
        DeviceId device,
        @Nullable UserId userId,
        @Nullable String userGroup,
        Instant fromTime,
        Instant toTime,
        String purpose,
        String madeBy) {
    static ReservationRow of(Reservation reservation) {
        return new ReservationRow(
                reservation.id(),
                reservation.device(),
                reservation.user(),
                reservation.group(),
                reservation.from(),
                reservation.to(),
                reservation.purpose(),
                reservation.by());
    }

    Reservation toReservation() {
        return new Reservation(id, device, userId, userGroup, fromTime, toTime, purpose, madeBy);
    }
}
