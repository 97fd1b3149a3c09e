package io.printlab.app.sso;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.printlab.account.Role;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import okhttp3.Headers;

/** A real OpenID provider on this host: discovery, keys, authorization and tokens over HTTP. What its next token says can be chosen. */
final class IdentityProvider implements AutoCloseable {
    static final String CLIENT = "printlab-test";
    private static final String ID = "university";

    private final OAuth2TokenProvider tokens = new OAuth2TokenProvider();
    private final AtomicReference<String> forced = new AtomicReference<>();
    private final MockOAuth2Server server = new MockOAuth2Server(
            new OAuth2Config(false, null, null, false, tokens, Set.of(), new NettyWrapper()), new ForcedToken());

    IdentityProvider start() {
        server.start(InetAddress.getLoopbackAddress(), 0);
        return this;
    }

    URI issuer() {
        return URI.create(server.issuerUrl(ID).toString());
    }

    /** The next token is for this person. */
    void knows(String subject, String name, String... groups) {
        says(subject, 600, Map.of("preferred_username", name, "name", "Name of " + name, "groups", List.of(groups)));
    }

    void says(String subject, long seconds, Map<String, Object> claims) {
        server.enqueueCallback(
                new DefaultOAuth2TokenCallback(ID, subject, "JWT", List.of(CLIENT), new HashMap<>(claims), seconds));
    }

    /** The next answer carries this very token, with this provider's signature. */
    void answers(Map<String, Object> claims, Duration life) {
        forced.set(tokens.jwt(claims, life, ID).serialize());
    }

    /** The next answer carries a token that somebody else signed under the name of this provider's key. */
    void answersAsStranger(Map<String, Object> claims) {
        try {
            SignedJWT real = tokens.jwt(claims, Duration.ofMinutes(10), ID);
            SignedJWT token = new SignedJWT(real.getHeader(), real.getJWTClaimsSet());
            token.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));
            forced.set(token.serialize());
        } catch (JOSEException | ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The next answer carries a token that nobody signed. */
    void answersUnsigned(Map<String, Object> claims) {
        try {
            forced.set(
                    new PlainJWT(tokens.jwt(claims, Duration.ofMinutes(10), ID).getJWTClaimsSet()).serialize());
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    SingleSignOnSettings settings() {
        return settings(issuer());
    }

    static SingleSignOnSettings settings(URI issuer) {
        return new SingleSignOnSettings(
                issuer,
                CLIENT,
                "s3cret",
                "Sign in with Example University",
                List.of("profile"),
                "preferred_username",
                "groups",
                true,
                Map.of(Role.STAFF, Set.of("lab-staff"), Role.ADMINISTRATOR, Set.of("lab-admins")),
                Map.of("pd2", "product design 2"),
                Set.of());
    }

    @Override
    public void close() {
        server.shutdown();
    }

    private final class ForcedToken implements Route {
        @Override
        public boolean match(OAuth2HttpRequest request) {
            return request.getUrl().encodedPath().endsWith("/token") && forced.get() != null;
        }

        @Override
        public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
            String body = "{\"token_type\":\"Bearer\",\"access_token\":\"x\",\"expires_in\":600,\"id_token\":\""
                    + forced.getAndSet(null) + "\"}";
            return new OAuth2HttpResponse(
                    Headers.of("Content-Type", "application/json"), 200, body, body.getBytes(StandardCharsets.UTF_8));
        }
    }
}
