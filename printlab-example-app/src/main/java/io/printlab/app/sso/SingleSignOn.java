package io.printlab.app.sso;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import io.printlab.account.Actor;
import io.printlab.account.ExternalIdentity;
import io.printlab.account.SingleSignOnRequest;
import io.printlab.account.SingleSignOnRequest.Purpose;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.app.signin.Secrets;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditLog;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.store.LabStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends browsers to the identity provider and knows them when they come back (OpenID Connect, authorization code with PKCE).
 * Every request is answered once, by the browser that began it. Thread-safe; throws UNAVAILABLE while the provider or the
 * database does not answer, and then the lab's own passwords still work.
 */
@Singleton
public final class SingleSignOn {
    private static final Logger log = LoggerFactory.getLogger(SingleSignOn.class);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration BETWEEN_DISCOVERIES = Duration.ofSeconds(30);
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(1);
    private static final int SECRET_BITS = 256;
    private static final int LONGEST_SUBJECT = 255;

    private final Optional<SingleSignOnSettings> settings;
    private final LabStore store;
    private final AuditLog audit;
    private final ProvidedAccounts accounts;
    private final Clock clock;
    private final Secrets secrets = new Secrets();
    private @Nullable Provider provider;
    private @Nullable Instant lastDiscovery;

    @Inject
    SingleSignOn(Optional<SingleSignOnSettings> settings, LabStore store, ProvidedAccounts accounts, Clock clock) {
        this.settings = settings;
        this.store = store;
        this.audit = new AuditLog(store.audit(), store.users(), clock);
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Whether the lab has an identity provider at all. */
    public boolean isOn() {
        return settings.isPresent();
    }

    /** What the provider's button says. */
    public String label() {
        return required().label();
    }

    /** Gets to know the provider. Called once at the start; a provider that is down then is asked again when somebody comes. */
    public void start() {
        if (isOn()) {
            try {
                provider();
            } catch (PrintLabException away) {
                log.warn("Single sign-on does not work yet: {}", away.getMessage());
                log.debug("The provider", away);
            }
        }
    }

    /**
     * Begins.
     *
     * @param user who is signed in; null for a sign-in
     * @param next local path to go to afterwards
     * @param back where the provider sends the browser
     */
    public Departure begin(Purpose purpose, @Nullable UserId user, String next, URI back) {
        Provider known = provider();
        String state = secrets.next(SECRET_BITS);
        String browser = secrets.next(SECRET_BITS);
        Instant now = clock.instant();
        SingleSignOnRequest request = new SingleSignOnRequest(
                Secrets.sha256(state),
                Secrets.sha256(browser),
                secrets.next(SECRET_BITS),
                secrets.next(SECRET_BITS),
                purpose,
                user,
                next,
                now.plus(PATIENCE));
        store.singleSignOn().begin(request, now);
        return new Departure(known.address(request, state, back), browser);
    }

    /**
     * Ends what {@link #begin} began.
     *
     * @param parameters of the address to which the provider sent the browser: hostile
     * @param browserToken of the browser's cookie, or empty
     * @param visitor who is signed in in this browser now, or null
     * @throws PrintLabException FORBIDDEN if the provider does not vouch for the person, or this browser did not begin it
     */
    public Arrival finish(Map<String, List<String>> parameters, String browserToken, @Nullable User visitor, URI back) {
        AuthenticationResponse response = parsed(parameters, back);
        String state = response.getState() == null ? "" : response.getState().getValue();
        SingleSignOnRequest request = store.singleSignOn()
                .take(Secrets.sha256(state))
                .filter(begun -> clock.instant().isBefore(begun.expiresAt()))
                .filter(begun -> Secrets.same(begun.browserHash(), Secrets.sha256(browserToken)))
                .orElseThrow(
                        () -> Provider.refused("it was not begun in this browser, took too long, or was used", null));
        if (!(response instanceof AuthenticationSuccessResponse success) || success.getAuthorizationCode() == null) {
            throw Provider.refused("the provider did not let you in", null);
        }
        if (success.getIssuer() != null
                && !success.getIssuer().getValue().equals(required().issuer().toString())) {
            throw Provider.refused("another provider answered", null);
        }
        IDTokenClaimsSet claims =
                provider().redeem(success.getAuthorizationCode().getValue(), request, back);
        if (claims.getSubject().getValue().length() > LONGEST_SUBJECT) {
            throw Provider.refused("the provider's name for you is too long", null);
        }
        return new Arrival(request.purpose(), known(request, claims, visitor), request.next());
    }

    /** Who a user is at the provider. */
    public List<ExternalIdentity> identitiesOf(UserId user) {
        return settings.isEmpty()
                ? List.of()
                : store.singleSignOn().ofUser(user).stream()
                        .filter(identity ->
                                identity.issuer().equals(required().issuer().toString()))
                        .toList();
    }

    /**
     * Forgets who a user is at the provider.
     *
     * @throws PrintLabException CONFLICT if the user could not sign in any more, NOT_FOUND if there is no such identity
     */
    public void unlink(Actor actor, UserId user, String subject) {
        if (store.users().passwordHash(user).isEmpty()) {
            throw PrintLabException.conflict(
                    "You have no password in this lab, so you could not sign in any more. Set a" + " password first.");
        }
        audit.decidedAbout(user, actor, AuditAction.PROVIDER_UNLINKED, () -> {
            if (!store.singleSignOn().unlink(user, required().issuer().toString(), subject)) {
                throw PrintLabException.notFound("You have no such link. Look at your account page.");
            }
            return subject;
        });
    }

    private User known(SingleSignOnRequest request, IDTokenClaimsSet claims, @Nullable User visitor) {
        if (request.purpose() == Purpose.SIGN_IN) {
            return accounts.signIn(claims, required());
        }
        if (visitor == null || !visitor.id().equals(request.user())) {
            throw Provider.refused("you are not signed in any more as who began it", null);
        }
        if (request.purpose() == Purpose.LINK) {
            accounts.link(claims, visitor);
            return visitor;
        }
        requireJustNow(request, claims);
        boolean same = store.singleSignOn()
                .find(claims.getIssuer().getValue(), claims.getSubject().getValue())
                .filter(identity -> identity.user().equals(visitor.id()))
                .isPresent();
        if (!same) {
            throw Provider.refused("the provider knows you as somebody else", null);
        }
        return visitor;
    }

    /** A session at the provider proves nothing about who sits before the browser now. */
    private static void requireJustNow(SingleSignOnRequest request, IDTokenClaimsSet claims) {
        Date signedIn = claims.getAuthenticationTime();
        Instant begun = request.expiresAt().minus(PATIENCE).minus(CLOCK_DIFFERENCE);
        if (signedIn == null || signedIn.toInstant().isBefore(begun)) {
            throw Provider.refused("the provider does not say that it asked for your password just now", null);
        }
    }

    private static AuthenticationResponse parsed(Map<String, List<String>> parameters, URI back) {
        try {
            return AuthenticationResponseParser.parse(back, parameters);
        } catch (ParseException wrong) {
            throw Provider.refused("the provider's answer cannot be read", wrong);
        }
    }

    private synchronized Provider provider() {
        if (provider != null) {
            return provider;
        }
        SingleSignOnSettings known = required();
        Instant now = clock.instant();
        if (lastDiscovery != null && now.isBefore(lastDiscovery.plus(BETWEEN_DISCOVERIES))) {
            throw new PrintLabException(
                    ErrorCategory.UNAVAILABLE,
                    "The identity provider cannot be reached now. Try again in a minute, or sign in with name and password.");
        }
        lastDiscovery = now;
        provider = Provider.discover(known);
        return provider;
    }

    private SingleSignOnSettings required() {
        return settings.orElseThrow(
                () -> PrintLabException.notFound("This lab has no identity provider. Sign in with name and password."));
    }
}
