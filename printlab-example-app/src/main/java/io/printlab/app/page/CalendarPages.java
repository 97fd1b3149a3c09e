package io.printlab.app.page;

import com.google.inject.Inject;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.printlab.account.Permission;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.desk.ReservationRequest;
import io.printlab.device.DeviceId;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The calendar of reservations and maintenance, and the forms by which staff change it. */
final class CalendarPages implements RouteGroup {
    private final Screen screen;

    @Inject
    CalendarPages(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void register(Routes routes) {
        Rule staff = Rule.signedIn(Permission.OPERATE_DEVICES);
        routes.get("/calendar", Rule.signedIn(Permission.SEE_QUEUE), this::week)
                .post("/calendar", staff, this::add)
                .post("/calendar/{id}/remove", staff, this::remove);
    }

    private void week(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        screen.show(
                ctx,
                viewing,
                "Calendar",
                "printers",
                "calendar",
                CalendarView.of(viewing, day(ctx.queryParam("week"))));
    }

    private void add(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        Instant from = time(ctx.formParam("from"), viewing.zone());
        screen.lab()
                .reservations()
                .add(
                        viewing.actor(),
                        new ReservationRequest(
                                new DeviceId(text(ctx, "device")),
                                ctx.formParam("user"),
                                ctx.formParam("group"),
                                from,
                                time(ctx.formParam("to"), viewing.zone()),
                                text(ctx, "purpose")));
        ctx.redirect(
                Notice.RESERVED.on(
                        "/calendar?week=" + from.atZone(viewing.zone()).toLocalDate()),
                HttpStatus.SEE_OTHER);
    }

    private void remove(Context ctx) {
        screen.lab().reservations().remove(Visitor.of(ctx).actor(), Screen.number(ctx, "reservation"));
        Screen.goBack(ctx, Notice.UNRESERVED);
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            throw new PrintLabException(ErrorCategory.USER, "The week is named by a day such as 2026-11-30.", wrong);
        }
    }

    private static Instant time(@Nullable String text, ZoneId zone) {
        try {
            return LocalDateTime.parse(text == null ? "" : text).atZone(zone).toInstant();
        } catch (DateTimeParseException wrong) {
            throw new PrintLabException(
                    ErrorCategory.USER, "Say from when and until when, such as 2026-11-30T09:00.", wrong);
        }
    }

    private static String text(Context ctx, String field) {
        String given = ctx.formParam(field);
        return given == null ? "" : given;
    }
}
