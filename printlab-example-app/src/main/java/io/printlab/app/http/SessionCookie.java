package io.printlab.app.http;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import io.printlab.app.signin.SignInSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The cookie that holds a session's token: never seen by scripts, never sent from other sites' forms, over https only where there is https. */
@Singleton
public final class SessionCookie {
    private static final String NAME = "printlab_session";
    private static final String DOOR = "/sign-in";
    private static final int DOOR_SECONDS = 600;
    private static final int LONGEST_TOKEN = 100;

    private final boolean alwaysSecure;
    private final int ageSeconds;

    @Inject
    SessionCookie(HttpSettings settings, SignInSettings signIn) {
        this.alwaysSecure = settings.baseUrl().startsWith("https:");
        this.ageSeconds = (int) signIn.longest().toSeconds();
    }

    /** A cookie of the few minutes between the first step of a sign-in and the last; sent to the door alone. */
    public enum Step {
        SECOND_FACTOR("printlab_second_factor"),
        SINGLE_SIGN_ON("printlab_single_sign_on");

        private final String cookie;

        Step(String cookie) {
            this.cookie = cookie;
        }
    }

    /** The token that the browser sent. */
    public Optional<String> token(Context ctx) {
        return token(ctx, name());
    }

    public void set(Context ctx, String token) {
        ctx.cookie(cookie(ctx, name(), token, "/", ageSeconds));
    }

    public void clear(Context ctx) {
        ctx.cookie(cookie(ctx, name(), "", "/", 0));
    }

    public Optional<String> token(Context ctx, Step step) {
        return token(ctx, step.cookie);
    }

    public void set(Context ctx, Step step, String token) {
        ctx.cookie(cookie(ctx, step.cookie, token, DOOR, DOOR_SECONDS));
    }

    public void clear(Context ctx, Step step) {
        if (ctx.cookie(step.cookie) != null) {
            ctx.cookie(cookie(ctx, step.cookie, "", DOOR, 0));
        }
    }

    /** Browsers take a name with this prefix from this very host over https alone, so that no neighbour can plant one. */
    private String name() {
        return alwaysSecure ? "__Host-" + NAME : NAME;
    }

    private static Optional<String> token(Context ctx, String name) {
        String token = ctx.cookie(name);
        return token == null || token.isEmpty() || token.length() > LONGEST_TOKEN
                ? Optional.empty()
                : Optional.of(token);
    }

    private Cookie cookie(Context ctx, String name, String value, String path, int age) {
        boolean secure = alwaysSecure || "https".equals(ctx.scheme());
        return new Cookie(name, value, path, age, secure, true, null, SameSite.LAX);
    }
}
