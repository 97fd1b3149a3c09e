package io.printlab.app.page;

import com.google.inject.Inject;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.printlab.account.Permission;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.app.http.Downloads;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.app.spreadsheet.StatementSheet;
import io.printlab.desk.LedgerDesk;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.ledger.ExactText;
import io.printlab.ledger.Statement;
import io.printlab.rule.RuleDifference;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Statements: everybody's own, and those of all for staff. */
final class LedgerPages implements RouteGroup {
    private final Screen screen;
    private final LedgerDesk ledger;

    @Inject
    LedgerPages(Screen screen) {
        this.screen = screen;
        this.ledger = screen.lab().ledger();
    }

    @Override
    public void register(Routes routes) {
        Rule people = Rule.signedIn(Permission.SEE_QUEUE);
        Rule staff = Rule.groupStaffToo(Permission.SEE_ALL_JOBS);
        routes.get("/account/statement", people, this::own)
                .get("/account/statement.csv", people, this::ownTable)
                .get("/desk/ledger", staff, this::all)
                .get("/desk/ledger.csv", staff, this::allTable)
                .post("/desk/ledger", Rule.signedIn(Permission.ACT_ON_ALL_JOBS), this::correct);
    }

    private void own(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        UserId self = viewing.user().id();
        screen.show(
                ctx,
                viewing,
                "Statement",
                "account",
                "statement",
                LedgerView.of(
                        viewing,
                        "/account/statement.csv",
                        "",
                        statement(ctx, viewing, self),
                        ledger.balances(viewing.actor(), self, null),
                        LimitLine.of(viewing.lab().admission().allowance(viewing.actor())),
                        List.of()));
    }

    private void ownTable(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        table(ctx, viewing, statement(ctx, viewing, viewing.user().id()));
    }

    private void all(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        User person = person(ctx);
        UserId owner = person == null ? null : person.id();
        Statement statement = statement(ctx, viewing, owner);
        String group = statement.group();
        screen.show(
                ctx,
                viewing,
                "Ledger",
                "desk",
                "ledger",
                LedgerView.of(
                        viewing,
                        "/desk/ledger.csv",
                        person == null ? "" : person.name(),
                        statement,
                        ledger.balances(viewing.actor(), owner, group),
                        owner == null ? List.of() : limits(viewing, owner),
                        group == null
                                ? List.of()
                                : viewing.lab().rules().current().admission().quotasOf(group).stream()
                                        .map(RuleDifference::words)
                                        .toList()));
    }

    /** A group's staff see the group's accounts, but not what its members do elsewhere. */
    private static List<LimitLine> limits(Viewing viewing, UserId owner) {
        return viewing.actor().may(Permission.SEE_ALL_JOBS)
                ? LimitLine.of(viewing.lab().admission().allowance(viewing.actor(), owner))
                : List.of();
    }

    private void allTable(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        User person = person(ctx);
        table(ctx, viewing, statement(ctx, viewing, person == null ? null : person.id()));
    }

    private void correct(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        String currency = viewing.lab().rules().current().prices().currency();
        ledger.correct(
                viewing.actor(),
                text(ctx.formParam("person")),
                ctx.formParam("group"),
                ExactText.amount(
                        text(ctx.formParam("hours")),
                        text(ctx.formParam("grams")),
                        text(ctx.formParam("money")),
                        currency),
                text(ctx.formParam("reason")));
        ctx.redirect(Notice.CORRECTED.on("/desk/ledger"), HttpStatus.SEE_OTHER);
    }

    private Statement statement(Context ctx, Viewing viewing, @Nullable UserId owner) {
        LocalDate today = ledger.today();
        return ledger.statement(
                viewing.actor(),
                owner,
                ctx.queryParam("group"),
                day(ctx.queryParam("from"), today.withDayOfMonth(1)),
                day(ctx.queryParam("to"), today));
    }

    private void table(Context ctx, Viewing viewing, Statement statement) {
        StatementSheet sheet = new StatementSheet(viewing.people()::name, viewing.people()::nameOf, ledger.zone());
        Downloads.csv(ctx, "statement-" + statement.from() + "-" + statement.to() + ".csv", sheet.of(statement));
    }

    private @Nullable User person(Context ctx) {
        String name = text(ctx.queryParam("person")).strip().toLowerCase(Locale.ROOT);
        if (name.isEmpty()) {
            return null;
        }
        return ledger.person(Visitor.of(ctx).actor(), name);
    }

    private static LocalDate day(@Nullable String text, LocalDate otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() < 1970 || day.getYear() > 9999) {
                throw PrintLabException.user("A statement is for days from 1970 on.");
            }
            return day;
        } catch (DateTimeParseException wrong) {
            throw new PrintLabException(ErrorCategory.USER, "A day is written as in 2026-11-30.", wrong);
        }
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
