package io.printlab.app.sso;

import io.printlab.account.Role;
import java.net.InetAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/** A real OpenID provider on this host: discovery, keys, authorization and tokens over HTTP. What its next token says can be chosen. */
final class IdentityProvider implements AutoCloseable {
    static final String CLIENT = "printlab-test";
    private static final String ID = "university";

    private final MockOAuth2Server server = new MockOAuth2Server(
            new OAuth2Config(false, null, null, false, new OAuth2TokenProvider(), Set.of(), new NettyWrapper()));

    IdentityProvider start() {
        server.start(InetAddress.getLoopbackAddress(), 0);
        return this;
    }

    URI issuer() {
        return URI.create(server.issuerUrl(ID).toString());
    }

    /** The next token is for this person. */
    void knows(String subject, String name, String... groups) {
        says(
                subject,
                CLIENT,
                600,
                Map.of("preferred_username", name, "name", "Name of " + name, "groups", List.of(groups)));
    }

    void says(String subject, String audience, long seconds, Map<String, Object> claims) {
        server.enqueueCallback(
                new DefaultOAuth2TokenCallback(ID, subject, "JWT", List.of(audience), new HashMap<>(claims), seconds));
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
}
