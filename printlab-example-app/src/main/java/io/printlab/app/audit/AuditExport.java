package io.printlab.app.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.printlab.account.Actor;
import io.printlab.app.spreadsheet.Spreadsheet;
import io.printlab.audit.AuditEntry;
import io.printlab.audit.AuditLog;
import io.printlab.audit.AuditQuery;
import io.printlab.error.PrintLabException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Sends the audit log away, a page at a time, however long it is. Thread-safe. */
@Singleton
public final class AuditExport {
    private static final List<String> HEADINGS = List.of(
            "id", "at", "action", "actor", "name", "way", "key", "address", "subject", "subjectId", "before", "after");

    private final ObjectMapper json;

    @Inject
    AuditExport(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Answers with everything that fits.
     *
     * @param format {@code csv} or {@code jsonl}
     */
    public void send(Context ctx, AuditLog log, Actor actor, AuditQuery query, String format) {
        boolean csv = format.equals("csv");
        if (!csv && !format.equals("jsonl")) {
            throw PrintLabException.user("The format of an export is csv or jsonl.");
        }
        boolean[] begun = {false};
        log.export(actor, query, format, page -> {
            if (!begun[0]) {
                begun[0] = true;
                begin(ctx, csv);
            }
            write(ctx, csv ? rows(page) : objects(page));
        });
    }

    private static void begin(Context ctx, boolean csv) {
        ctx.contentType(csv ? "text/csv; charset=utf-8" : "application/jsonl; charset=utf-8")
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"audit." + (csv ? "csv" : "jsonl") + "\"");
        if (csv) {
            write(ctx, Spreadsheet.line(HEADINGS));
        }
    }

    private String rows(List<AuditEntry> page) {
        StringBuilder rows = new StringBuilder();
        for (AuditEntry entry : page) {
            AuditLine line = AuditLine.of(entry);
            rows.append(Spreadsheet.line(Arrays.asList(
                    line.id(),
                    line.at(),
                    line.action(),
                    line.actor(),
                    line.name(),
                    line.way(),
                    line.key(),
                    line.address(),
                    line.subject(),
                    line.subjectId(),
                    text(line.before()),
                    text(line.after()))));
        }
        return rows.toString();
    }

    private String objects(List<AuditEntry> page) {
        StringBuilder objects = new StringBuilder();
        page.forEach(entry -> objects.append(text(AuditLine.of(entry))).append('\n'));
        return objects.toString();
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an entry of the audit log cannot be written as JSON", impossible);
        }
    }

    private static void write(Context ctx, String text) {
        try {
            OutputStream out = ctx.outputStream();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException("the receiver of the export is gone", gone);
        }
    }
}
