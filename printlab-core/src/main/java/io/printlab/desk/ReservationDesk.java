package io.printlab.desk;

import io.printlab.account.Access;
import io.printlab.account.Actor;
import io.printlab.account.GroupName;
import io.printlab.account.Permission;
import io.printlab.account.UserId;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditChange;
import io.printlab.audit.AuditFacts;
import io.printlab.audit.AuditLog;
import io.printlab.audit.AuditSubject;
import io.printlab.error.PrintLabException;
import io.printlab.queue.Reservation;
import io.printlab.store.LabStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Devices kept for people, for classes and for maintenance. Thread-safe; every method may block on the database. */
public final class ReservationDesk {
    private static final Duration LONGEST = Duration.ofDays(92);
    private static final Duration FURTHEST = Duration.ofDays(731);
    private static final int LONGEST_PURPOSE = 200;

    private final LabStore store;
    private final AuditLog audit;
    private final Clock clock;

    public ReservationDesk(LabStore store, AuditLog audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those that touch the time from from, inclusive, to to, exclusive, by their beginning. */
    public List<Reservation> between(Actor actor, Instant from, Instant to) {
        Access.require(actor, Permission.SEE_QUEUE, "see the calendar");
        return store.reservations().between(from, to);
    }

    /**
     * Keeps a device free. What prints on it already goes on.
     *
     * @throws PrintLabException CONFLICT if it overlaps another of the device
     */
    public Reservation add(Actor actor, ReservationRequest request) {
        Access.requireDevice(actor, Permission.OPERATE_DEVICES, request.device(), "reserve devices");
        Instant now = clock.instant();
        requireTime(request, now);
        String group = group(request.group());
        UserId user = user(request.userName());
        if (user != null && group != null) {
            throw PrintLabException.user(
                    "A reservation is for a person or for a group, not for both. Leave one of them out.");
        }
        String purpose = text(request.purpose(), LONGEST_PURPOSE, "what the reservation is for");
        if (purpose == null) {
            throw PrintLabException.user("Say what the reservation is for, in 1 to 200 characters.");
        }
        Reservation wanted =
                new Reservation(0, request.device(), user, group, request.from(), request.to(), purpose, actor.label());
        return audit.decided(
                actor,
                AuditAction.RESERVATION_MADE,
                () -> store.reservations().add(wanted, now),
                made -> AuditChange.of(AuditSubject.Kind.RESERVATION, made.id(), Audited.reservation(made)));
    }

    /** Takes a reservation back. Who made it and who took it back stay on record. */
    public void remove(Actor actor, long id) {
        Access.require(actor, Permission.OPERATE_DEVICES, "remove reservations");
        store.reservations()
                .byId(id)
                .ifPresent(standing -> Access.requireReach(actor, standing.device(), "remove its reservations"));
        audit.decided(
                actor,
                AuditAction.RESERVATION_REMOVED,
                () -> removed(actor, id),
                gone -> AuditChange.of(AuditSubject.Kind.RESERVATION, id, Audited.reservation(gone), AuditFacts.NONE));
    }

    private Reservation removed(Actor actor, long id) {
        return store.reservations()
                .byId(id)
                .filter(standing -> store.reservations().remove(id, actor, clock.instant()))
                .orElseThrow(() -> PrintLabException.notFound(
                        "There is no reservation " + id + " (any more). Look at the calendar for those that stand."));
    }

    private static void requireTime(ReservationRequest request, Instant now) {
        if (!request.to().isAfter(request.from()) || !request.to().isAfter(now)) {
            throw PrintLabException.user(
                    "A reservation ends after it begins, and not in the past. Mend the times and send it again.");
        }
        if (Duration.between(request.from(), request.to()).compareTo(LONGEST) > 0
                || Duration.between(now, request.from()).compareTo(FURTHEST) > 0) {
            throw PrintLabException.user("A reservation lasts " + LONGEST.toDays()
                    + " days at most and begins within two years. Put a device into maintenance for longer.");
        }
    }

    private @Nullable String group(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        return store.groups()
                .byName(GroupName.checked(name))
                .orElseThrow(() -> PrintLabException.user(
                        "There is no group of that name. Choose one from the list of groups, or make it there first."))
                .name();
    }

    private @Nullable UserId user(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        return store.users()
                .byName(name.strip().toLowerCase(java.util.Locale.ROOT))
                .orElseThrow(() ->
                        PrintLabException.user("Nobody signs in with that name. Name a person as the person signs in."))
                .id();
    }

    private static @Nullable String text(@Nullable String given, int most, String what) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String stripped = given.strip();
        if (stripped.length() > most || stripped.chars().anyMatch(Character::isISOControl)) {
            throw PrintLabException.user("Say " + what + " in at most " + most + " plain characters.");
        }
        return stripped;
    }
}
