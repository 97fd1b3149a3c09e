package io.printlab.app.http;

import io.javalin.http.Context;
import io.printlab.account.Actor;
import io.printlab.account.User;
import io.printlab.app.signin.Sender;
import io.printlab.app.signin.SignedIn;
import io.printlab.error.PrintLabException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The person whom a request comes from.
 *
 * @param session the browser's session; null for an API key
 */
public record Visitor(User user, Actor actor, @Nullable SignedIn session) {
    private static final String HERE = "printlab.visitor";
    private static final String LOOK = "printlab.visitor.look";
    private static final String RECHECK = "printlab.visitor.recheck";

    /** How a visitor was recognised. */
    public enum Way {
        COOKIE,
        API_KEY
    }

    public Way way() {
        return session == null ? Way.API_KEY : Way.COOKIE;
    }

    /** What each form of the session carries as {@code _csrf}; null for an API key, which needs none. */
    public @Nullable String csrfToken() {
        return session == null ? null : session.csrfToken();
    }

    /**
     * The session of a visitor who may change what opens the lab.
     *
     * @throws PrintLabException FORBIDDEN for an API key: whoever found one could keep the door open after it was revoked
     */
    public SignedIn requireSession() {
        if (session == null) {
            throw PrintLabException.forbidden("An API key cannot do this. Sign in and do it on the account page.");
        }
        return session;
    }

    /** Id of the visitor's session, or empty for an API key. */
    public String sessionId() {
        return session == null ? "" : session.sessionId();
    }

    /** Where a request comes from. */
    public static Sender sender(Context ctx) {
        return Gatekeeper.sender(ctx);
    }

    /** The visitor of a route that only people who are signed in reach. */
    public static Visitor of(Context ctx) {
        Visitor visitor = ctx.attribute(HERE);
        if (visitor == null) {
            throw new IllegalStateException("only a route with a signedIn rule has a visitor for sure; use find");
        }
        return visitor;
    }

    /**
     * The visitor of what no key does, whatever it is for: whoever found one could keep the door open after it was revoked.
     *
     * @throws PrintLabException FORBIDDEN for a visitor with an API key
     */
    public static Visitor inPerson(Context ctx) {
        Visitor visitor = of(ctx);
        if (visitor.way() == Way.API_KEY) {
            throw PrintLabException.forbidden(
                    "An API key cannot make, allow or revoke keys. Sign in with name and password on the account page.");
        }
        return visitor;
    }

    /** The visitor of an open route, if the person is signed in. Throws UNAVAILABLE without the database. */
    public static Optional<Visitor> find(Context ctx) {
        Visitor visitor = ctx.attribute(HERE);
        if (visitor != null) {
            return Optional.of(visitor);
        }
        Supplier<Optional<Visitor>> look = ctx.attribute(LOOK);
        return look == null ? Optional.empty() : look.get();
    }

    /**
     * Says later, on any thread, whether the visitor of this request is still signed in. It does not count as use of the
     * session; it throws {@code PrintLabException} without the database or if the key is gone.
     */
    public static BooleanSupplier recheck(Context ctx) {
        BooleanSupplier recheck = ctx.attribute(RECHECK);
        return recheck == null ? () -> false : recheck;
    }

    void enter(Context ctx, BooleanSupplier recheck) {
        ctx.attribute(HERE, this);
        ctx.attribute(RECHECK, recheck);
    }

    static void mayBeLookedFor(Context ctx, Supplier<Optional<Visitor>> look) {
        ctx.attribute(LOOK, look);
    }
}
