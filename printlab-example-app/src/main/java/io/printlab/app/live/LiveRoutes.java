package io.printlab.app.live;

import io.javalin.http.Context;
import io.printlab.account.Permission;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.error.PrintLabException;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/events}. */
public final class LiveRoutes implements RouteGroup {
    private final LiveFeed feed;

    @Inject
    LiveRoutes(LiveFeed feed) {
        this.feed = feed;
    }

    @Override
    public void register(Routes routes) {
        routes.sse("/api/v1/events", Rule.signedIn(Permission.SEE_QUEUE), ctx -> feed.open(ctx, after(ctx)));
    }

    private static @Nullable Long after(Context ctx) {
        String header = ctx.header("Last-Event-ID");
        String text = header == null || header.isBlank() ? ctx.queryParam("after") : header;
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw PrintLabException.user("The id of the last event is a whole number.");
        }
        return Long.valueOf(text);
    }
}
