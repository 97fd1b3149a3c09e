package io.printlab.app.page;

import io.javalin.http.Context;
import io.printlab.app.audit.AuditExport;
import io.printlab.app.audit.AuditFilter;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.audit.AuditLog;
import io.printlab.audit.AuditQuery;
import io.printlab.error.PrintLabException;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** The audit log: search, page by page, and export. */
final class AuditPages implements RouteGroup {
    private final Screen screen;
    private final AuditLog log;
    private final AuditExport export;

    @Inject
    AuditPages(Screen screen, AuditExport export) {
        this.screen = screen;
        this.log = screen.lab().audit();
        this.export = export;
    }

    @Override
    public void register(Routes routes) {
        Rule see = Rule.signedIn(AuditLog.SEE);
        routes.get("/audit", see, this::show).get("/audit/export", see, this::export);
    }

    private void show(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        AuditFilter filter = AuditFilter.of(ctx);
        AuditQuery query = filter.query(log, viewing.zone(), AuditView.SHOWN).olderThan(before(ctx));
        AuditView view = AuditView.of(viewing, filter, log.search(viewing.actor(), query));
        screen.show(ctx, viewing, "Audit log", "audit", "audit", view);
    }

    private void export(Context ctx) {
        AuditQuery query = AuditFilter.of(ctx).query(log, screen.viewing(ctx).zone(), AuditQuery.MOST);
        String format = ctx.queryParam("format");
        export.send(ctx, log, Visitor.of(ctx).actor(), query, format == null ? "csv" : format);
    }

    private static @Nullable Long before(Context ctx) {
        String before = ctx.queryParam("before");
        if (before == null || before.isEmpty()) {
            return null;
        }
        if (!before.matches("[0-9]{1,18}")) {
            throw PrintLabException.user("Older entries are named by a number. Use the link below the list.");
        }
        return Long.valueOf(before);
    }
}
