package io.printlab.app.api;

import com.google.inject.Inject;
import io.javalin.http.Context;
import io.printlab.PrintLab;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.app.http.Downloads;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.app.spreadsheet.StatementSheet;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.ledger.Balance;
import io.printlab.ledger.EntryKind;
import io.printlab.ledger.ExactText;
import io.printlab.ledger.LedgerEntry;
import io.printlab.ledger.LedgerQuery;
import io.printlab.ledger.Statement;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/ledger}: what printing costs whom. */
final class LedgerRoutes implements RouteGroup {
    private static final String EXAMPLE = "{\"user\": \"sam\", \"hours\": -1.5, \"reason\": \"The spool was wet.\"}";

    private final PrintLab lab;
    private final Requests requests;

    @Inject
    LedgerRoutes(PrintLab lab, Requests requests) {
        this.lab = lab;
        this.requests = requests;
    }

    @Override
    public void register(Routes routes) {
        Rule people = Rule.signedIn(Permission.SEE_QUEUE);
        routes.get("/api/v1/ledger", people, this::entries)
                .get("/api/v1/ledger/balance", people, this::balance)
                .get("/api/v1/ledger/statement", people, this::statement)
                .post("/api/v1/ledger/corrections", Rule.signedIn(Permission.ACT_ON_ALL_JOBS), this::correct);
    }

    private void entries(Context ctx) {
        ZoneId zone = lab.ledger().zone();
        LocalDate today = lab.ledger().today();
        int limit = Requests.limit(ctx.queryParam("limit"), 100);
        String after = ctx.queryParam("after");
        List<LedgerEntry> found = lab.ledger()
                .entries(
                        actor(ctx),
                        new LedgerQuery(
                                owner(ctx),
                                ctx.queryParam("group"),
                                day(ctx, "from", today.withDayOfMonth(1))
                                        .atStartOfDay(zone)
                                        .toInstant(),
                                day(ctx, "to", today)
                                        .plusDays(1)
                                        .atStartOfDay(zone)
                                        .toInstant(),
                                after == null ? 0 : Requests.number(after, "The parameter after"),
                                limit));
        Long next =
                found.size() < limit ? null : Long.valueOf(found.get(limit - 1).id());
        Names names = new Names(actor(ctx));
        ctx.json(new Page(found.stream().map(entry -> view(entry, names)).toList(), next));
    }

    private void balance(Context ctx) {
        UserId owner = owner(ctx);
        Names names = new Names(actor(ctx));
        List<BalanceView> balances = lab.ledger().balances(actor(ctx), owner, ctx.queryParam("group")).stream()
                .map(balance -> view(balance, names))
                .toList();
        ctx.json(new Balances(
                balances,
                owner == null ? null : AllowanceView.of(lab.admission().allowance(actor(ctx), owner))));
    }

    private void statement(Context ctx) {
        LocalDate today = lab.ledger().today();
        Statement statement = lab.ledger()
                .statement(
                        actor(ctx),
                        owner(ctx),
                        ctx.queryParam("group"),
                        day(ctx, "from", today.withDayOfMonth(1)),
                        day(ctx, "to", today));
        Names names = new Names(actor(ctx));
        StatementSheet sheet =
                new StatementSheet(names::of, by -> by, lab.ledger().zone());
        Downloads.csv(ctx, "statement-" + statement.from() + "-" + statement.to() + ".csv", sheet.of(statement));
    }

    private void correct(Context ctx) {
        Wish wish = requests.requiredBody(ctx, Wish.class, EXAMPLE);
        if (wish.user == null || wish.reason == null) {
            throw PrintLabException.user("Say user and reason, as in " + EXAMPLE + ".");
        }
        LedgerEntry booked = lab.ledger()
                .correct(
                        actor(ctx),
                        wish.user,
                        wish.group,
                        ExactText.amount(
                                text(wish.hours),
                                text(wish.grams),
                                text(wish.money),
                                lab.rules().current().prices().currency()),
                        wish.reason);
        ctx.status(201).json(view(booked, new Names(actor(ctx))));
    }

    /** Without the right to see everybody's, it is the own one. */
    private @Nullable UserId owner(Context ctx) {
        User self = Visitor.of(ctx).user();
        String owner = ctx.queryParam("owner");
        if (owner == null) {
            String group = ctx.queryParam("group");
            boolean all = actor(ctx).may(Permission.SEE_ALL_JOBS)
                    || (group != null && actor(ctx).staffOf().contains(group));
            return all ? null : self.id();
        }
        return owner.equals("me")
                ? self.id()
                : new UserId(Requests.number(owner, "The parameter owner is me, or a user's id, and that"));
    }

    private static LocalDate day(Context ctx, String parameter, LocalDate otherwise) {
        String text = ctx.queryParam(parameter);
        if (text == null) {
            return otherwise;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() < 1970 || day.getYear() > 9999) {
                throw PrintLabException.user("The parameter " + parameter + " is a day from 1970 on.");
            }
            return day;
        } catch (DateTimeParseException wrong) {
            throw new PrintLabException(
                    ErrorCategory.USER, "The parameter " + parameter + " is a day such as 2026-11-30.", wrong);
        }
    }

    private static EntryView view(LedgerEntry entry, Names names) {
        return new EntryView(
                entry.id(),
                entry.at(),
                entry.countedAt(),
                entry.owner().value(),
                names.of(entry.owner()),
                entry.group(),
                entry.job() == null ? null : Long.valueOf(entry.job().value()),
                entry.kind(),
                AmountView.of(entry.amount()),
                entry.currency(),
                entry.by(),
                entry.reason());
    }

    private static BalanceView view(Balance balance, Names names) {
        return new BalanceView(
                balance.owner().value(),
                names.of(balance.owner()),
                balance.group(),
                balance.currency(),
                AmountView.of(balance.reserved()),
                AmountView.of(balance.used()));
    }

    private static String text(@Nullable BigDecimal figure) {
        return figure == null ? "" : figure.stripTrailingZeros().toPlainString();
    }

    private static Actor actor(Context ctx) {
        return Visitor.of(ctx).actor();
    }

    /** Names under which people sign in, looked up once for each request. */
    private final class Names {
        private final Actor viewer;
        private final Map<UserId, String> known = new ConcurrentHashMap<>();

        Names(Actor viewer) {
            this.viewer = viewer;
        }

        String of(UserId id) {
            return known.computeIfAbsent(
                    id, wanted -> lab.names().signInName(viewer, wanted).orElse(""));
        }
    }

    record Wish(
            @Nullable String user,
            @Nullable String group,
            @Nullable BigDecimal hours,
            @Nullable BigDecimal grams,
            @Nullable BigDecimal money,
            @Nullable String reason) {}

    record Page(List<EntryView> entries, @Nullable Long next) {}

    record EntryView(
            long id,
            Instant at,
            Instant countedAt,
            long owner,
            String user,
            @Nullable String group,
            @Nullable Long job,
            EntryKind kind,
            AmountView amount,
            String currency,
            String by,
            @Nullable String reason) {}

    record Balances(List<BalanceView> balances, @Nullable AllowanceView limits) {}

    record BalanceView(
            long owner, String user, @Nullable String group, String currency, AmountView reserved, AmountView used) {}
}
