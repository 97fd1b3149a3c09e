package io.printlab.app.api;

import com.google.inject.Inject;
import io.javalin.http.Context;
import io.printlab.PrintLab;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.desk.ReservationRequest;
import io.printlab.device.DeviceId;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.queue.Reservation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/reservations}: devices kept for people, for groups and for maintenance. */
final class ReservationRoutes implements RouteGroup {
    private static final Duration SHOWN = Duration.ofDays(28);
    private static final String EXAMPLE =
            "{\"device\": \"mk3-left\", \"from\": \"2026-11-30T09:00:00Z\", \"to\": \"2026-11-30T11:00:00Z\", \"purpose\": \"new belt\"}";

    private final PrintLab lab;
    private final Clock clock;
    private final Requests requests;

    @Inject
    ReservationRoutes(PrintLab lab, Clock clock, Requests requests) {
        this.lab = lab;
        this.clock = clock;
        this.requests = requests;
    }

    @Override
    public void register(Routes routes) {
        Rule staff = Rule.signedIn(Permission.OPERATE_DEVICES);
        routes.get("/api/v1/reservations", Rule.signedIn(Permission.SEE_QUEUE), this::list)
                .post("/api/v1/reservations", staff, this::add)
                .delete("/api/v1/reservations/{id}", staff, this::remove);
    }

    private void list(Context ctx) {
        Instant from = time(ctx.queryParam("from"), "from", clock.instant());
        Instant to = time(ctx.queryParam("to"), "to", from.plus(SHOWN));
        Actor actor = Visitor.of(ctx).actor();
        ctx.json(new Reservations(lab.reservations().between(actor, from, to).stream()
                .map(reservation -> view(actor, reservation))
                .toList()));
    }

    private void add(Context ctx) {
        Wish wish = requests.requiredBody(ctx, Wish.class, EXAMPLE);
        if (wish.device == null || wish.from == null || wish.to == null) {
            throw PrintLabException.user("Say device, from and to, as in " + EXAMPLE + ".");
        }
        Actor actor = Visitor.of(ctx).actor();
        Reservation added = lab.reservations()
                .add(
                        actor,
                        new ReservationRequest(
                                new DeviceId(wish.device),
                                wish.user,
                                wish.group,
                                time(wish.from, "from", Instant.EPOCH),
                                time(wish.to, "to", Instant.EPOCH),
                                wish.purpose == null ? "" : wish.purpose));
        ctx.status(201).json(view(actor, added));
    }

    private void remove(Context ctx) {
        lab.reservations().remove(Visitor.of(ctx).actor(), Requests.number(ctx.pathParam("id"), "A reservation's id"));
        ctx.status(204);
    }

    /** Who reserved for whom is for those who may see all jobs; everybody sees when a device is taken. */
    private View view(Actor actor, Reservation reservation) {
        boolean whole =
                actor.may(Permission.SEE_ALL_JOBS) || (reservation.user() != null && actor.is(reservation.user()));
        String user = reservation.user() == null || !whole
                ? null
                : lab.names().signInName(actor, reservation.user()).orElse(null);
        return new View(
                reservation.id(),
                reservation.device().value(),
                reservation.isMaintenance(),
                user,
                reservation.group(),
                reservation.from(),
                reservation.to(),
                reservation.purpose());
    }

    private static Instant time(@Nullable String text, String what, Instant otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException wrong) {
            throw new PrintLabException(ErrorCategory.USER, what + " is a time such as 2026-11-30T16:00:00Z.", wrong);
        }
    }

    record Reservations(List<View> reservations) {}

    record View(
            long id,
            String device,
            boolean maintenance,
            @Nullable String user,
            @Nullable String group,
            Instant from,
            Instant to,
            String purpose) {}

    record Wish(
            @Nullable String device,
            @Nullable String user,
            @Nullable String group,
            @Nullable String from,
            @Nullable String to,
            @Nullable String purpose) {}
}
