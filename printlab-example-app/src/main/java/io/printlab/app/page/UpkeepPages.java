package io.printlab.app.page;

import io.javalin.http.Context;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.desk.UpkeepDesk;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The forms by which staff keep printers going. */
final class UpkeepPages implements RouteGroup {
    private final UpkeepDesk upkeep;
    private final Clock clock;

    @Inject
    UpkeepPages(Screen screen, Clock clock) {
        this.upkeep = screen.lab().upkeep();
        this.clock = clock;
    }

    @Override
    public void register(Routes routes) {
        Rule staff = Rule.signedIn(Permission.OPERATE_DEVICES);
        routes.post("/printers/{id}/maintenance", staff, this::begin)
                .post("/printers/{id}/maintenance-over", staff, this::end)
                .post("/printers/{id}/log", staff, this::write);
    }

    private void begin(Context ctx) {
        upkeep.begin(
                actor(ctx), Screen.deviceId(ctx), Screen.field(ctx, "reason").replaceAll("\\s+", " "));
        Screen.goBack(ctx);
    }

    private void end(Context ctx) {
        upkeep.end(actor(ctx), Screen.deviceId(ctx));
        Screen.goBack(ctx);
    }

    private void write(Context ctx) {
        upkeep.write(
                actor(ctx),
                Screen.deviceId(ctx),
                Screen.field(ctx, "task"),
                Screen.field(ctx, "text").replaceAll("\\s+", " "),
                SpoolForm.number(ctx, "hours", "After how many hours it is due again"),
                day(Screen.field(ctx, "day")));
        Screen.goBack(ctx, Notice.LOG_WRITTEN);
    }

    private @Nullable Instant day(String text) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(text.strip()).atStartOfDay(clock.getZone()).toInstant();
        } catch (DateTimeParseException wrong) {
            throw new PrintLabException(
                    ErrorCategory.USER, "Say the day on which it is due again, such as 2026-12-24.", wrong);
        }
    }

    private static Actor actor(Context ctx) {
        return Visitor.of(ctx).actor();
    }
}
