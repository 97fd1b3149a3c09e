package io.printlab.app.api;

import io.javalin.http.Context;
import io.printlab.PrintLab;
import io.printlab.app.audit.AuditExport;
import io.printlab.app.audit.AuditFilter;
import io.printlab.app.audit.AuditLine;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.audit.AuditEntry;
import io.printlab.audit.AuditLog;
import io.printlab.audit.AuditQuery;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/audit}. */
final class AuditRoutes implements RouteGroup {
    private static final Rule SEE = Rule.signedIn(AuditLog.SEE);

    private final AuditLog log;
    private final AuditExport export;
    private final Clock clock;

    @Inject
    AuditRoutes(PrintLab lab, AuditExport export, Clock clock) {
        this.log = lab.audit();
        this.export = export;
        this.clock = clock;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/api/v1/audit", SEE, this::search).get("/api/v1/audit/export", SEE, this::export);
    }

    private void search(Context ctx) {
        int limit = Requests.limit(ctx.queryParam("limit"), 50);
        String before = ctx.queryParam("before");
        AuditQuery query =
                query(ctx, limit).olderThan(before == null ? null : Requests.number(before, "The parameter before"));
        List<AuditEntry> found = log.search(Visitor.of(ctx).actor(), query);
        Long next =
                found.size() < limit ? null : Long.valueOf(found.get(limit - 1).id());
        ctx.json(new Page(found.stream().map(AuditLine::of).toList(), next));
    }

    private void export(Context ctx) {
        String format = ctx.queryParam("format");
        export.send(ctx, log, Visitor.of(ctx).actor(), query(ctx, AuditQuery.MOST), format == null ? "jsonl" : format);
    }

    private AuditQuery query(Context ctx, int limit) {
        return AuditFilter.of(ctx).query(log, clock.getZone(), limit);
    }

    record Page(List<AuditLine> entries, @Nullable Long next) {}
}
