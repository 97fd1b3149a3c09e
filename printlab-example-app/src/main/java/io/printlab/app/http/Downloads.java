package io.printlab.app.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.printlab.camera.Snapshot;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Answers with what people sent in, so that no browser runs it and no name of it ends a header. */
public final class Downloads {
    private Downloads() {}

    /** @param title as its sender named it: hostile */
    public static void file(Context ctx, String title, InputStream content) {
        ctx.contentType("text/plain; charset=utf-8")
                .header("Content-Disposition", attachment(title))
                .result(content);
    }

    /** A table for a spreadsheet; what could be run there is the caller's to disarm. */
    public static void csv(Context ctx, String name, String table) {
        ctx.contentType("text/csv; charset=utf-8")
                .header("Content-Disposition", attachment(name))
                .header("Cache-Control", "no-store")
                .result(table);
    }

    /** Says what the caller then writes to the output. */
    public static void data(Context ctx, String title) {
        ctx.contentType("application/json")
                .header("Content-Disposition", attachment(title))
                .header("Cache-Control", "no-store");
    }

    public static void picture(Context ctx, InputStream png) {
        ctx.contentType("image/png")
                .header("Cache-Control", "private, max-age=3600")
                .result(png);
    }

    /** A picture of a camera, which nobody keeps; no content while there is none. */
    public static void snapshot(Context ctx, Optional<Snapshot> snapshot) {
        ctx.header("Cache-Control", "no-store");
        if (snapshot.isEmpty()) {
            ctx.status(HttpStatus.NO_CONTENT);
            return;
        }
        ctx.contentType("image/jpeg").result(snapshot.get().jpeg());
    }

    /** The name in plain ASCII for old clients, and whole for the others; neither can end the header. */
    private static String attachment(String title) {
        String plain = title.replaceAll("[^A-Za-z0-9 ._-]", "_");
        StringBuilder whole = new StringBuilder();
        for (byte octet : title.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            boolean unreserved = c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_');
            whole.append(unreserved ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + whole;
    }
}
