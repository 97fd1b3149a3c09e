package io.printlab.app.http;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** The cookie that holds a session's token: never seen by scripts, never sent from other sites' forms, over https only where there is https. */
@Singleton
public final class SessionCookie {
    private static final String NAME = "printlab_session";
    private static final int LONGEST_TOKEN = 100;
    private static final int AGE_SECONDS = (int) Duration.ofDays(7).toSeconds();

    private final boolean alwaysSecure;

    @Inject
    SessionCookie(HttpSettings settings) {
        this.alwaysSecure = settings.baseUrl().startsWith("https:");
    }

    /** The token that the browser sent. */
    public Optional<String> token(Context ctx) {
        String token = ctx.cookie(NAME);
        return token == null || token.isEmpty() || token.length() > LONGEST_TOKEN
                ? Optional.empty()
                : Optional.of(token);
    }

    public void set(Context ctx, String token) {
        ctx.cookie(cookie(ctx, token, AGE_SECONDS));
    }

    public void clear(Context ctx) {
        ctx.cookie(cookie(ctx, "", 0));
    }

    private Cookie cookie(Context ctx, String value, int age) {
        boolean secure = alwaysSecure || "https".equals(ctx.scheme());
        return new Cookie(NAME, value, "/", age, secure, true, null, SameSite.LAX);
    }
}
