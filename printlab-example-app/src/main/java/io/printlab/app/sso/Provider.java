package io.printlab.app.sso;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderConfigurationRequest;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.printlab.account.SingleSignOnRequest;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The identity provider as its discovery document describes it. Thread-safe; methods that ask it block up to ten seconds. */
final class Provider {
    private static final int PATIENCE_MILLIS = 5000;
    private static final int LARGEST_KEY_SET = 256 * 1024;

    private final SingleSignOnSettings settings;
    private final OIDCProviderMetadata metadata;
    private final IDTokenValidator validator;

    private Provider(SingleSignOnSettings settings, OIDCProviderMetadata metadata) throws MalformedURLException {
        this.settings = settings;
        this.metadata = metadata;
        JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                        metadata.getJWKSetURI().toURL(), new WithoutRedirects())
                .refreshAheadCache(false)
                .build();
        this.validator = new IDTokenValidator(
                new Issuer(settings.issuer()),
                new ClientID(settings.clientId()),
                new JWSVerificationKeySelector<>(algorithms(metadata), keys),
                null);
    }

    /** Asks the issuer of the settings, and nobody else. Throws UNAVAILABLE if it does not answer as it should. */
    static Provider discover(SingleSignOnSettings settings) {
        try {
            HTTPResponse response =
                    send(new OIDCProviderConfigurationRequest(new Issuer(settings.issuer())).toHTTPRequest());
            response.ensureStatusCode(HTTPResponse.SC_OK);
            OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(response.getBodyAsJSONObject());
            if (!metadata.getIssuer().getValue().equals(settings.issuer().toString())) {
                throw unavailable("it calls itself " + metadata.getIssuer(), null);
            }
            for (URI address : new URI[] {
                metadata.getAuthorizationEndpointURI(), metadata.getTokenEndpointURI(), metadata.getJWKSetURI()
            }) {
                if (!settings.allows(address)) {
                    throw unavailable(
                            "it names the address " + address + " on a host that oidc.hosts does not allow", null);
                }
            }
            return new Provider(settings, metadata);
        } catch (IOException | ParseException | IllegalArgumentException broken) {
            throw unavailable(String.valueOf(broken.getMessage()), broken);
        }
    }

    /** Where the browser goes. */
    URI address(SingleSignOnRequest request, String state, URI back) {
        Scope scope = new Scope("openid");
        settings.scopes().forEach(scope::add);
        AuthenticationRequest.Builder builder = new AuthenticationRequest.Builder(
                        ResponseType.CODE, scope, new ClientID(settings.clientId()), back)
                .endpointURI(metadata.getAuthorizationEndpointURI())
                .state(new State(state))
                .nonce(new Nonce(request.nonce()))
                .codeChallenge(new CodeVerifier(request.codeVerifier()), CodeChallengeMethod.S256);
        if (request.purpose() == SingleSignOnRequest.Purpose.CONFIRM) {
            builder.prompt(new Prompt(Prompt.Type.LOGIN)).maxAge(0);
        }
        return builder.build().toURI();
    }

    /**
     * Exchanges the code for a token and checks its signature, issuer, audience, time and nonce.
     *
     * @throws PrintLabException FORBIDDEN if the code or the token does not do, UNAVAILABLE if the provider does not answer
     */
    IDTokenClaimsSet redeem(String code, SingleSignOnRequest request, URI back) {
        AuthorizationCodeGrant grant =
                new AuthorizationCodeGrant(new AuthorizationCode(code), back, new CodeVerifier(request.codeVerifier()));
        try {
            TokenResponse response =
                    OIDCTokenResponseParser.parse(send(tokenRequest(grant).toHTTPRequest()));
            if (!(response instanceof OIDCTokenResponse granted)) {
                throw refused("the provider did not take the code", null);
            }
            JWT token = granted.getOIDCTokens().getIDToken();
            if (!(token instanceof SignedJWT)) {
                throw refused("the token of the provider is not signed", null);
            }
            return validator.validate(token, new Nonce(request.nonce()));
        } catch (IOException | ParseException broken) {
            throw unavailable(String.valueOf(broken.getMessage()), broken);
        } catch (BadJOSEException | JOSEException wrong) {
            throw refused("the token of the provider is not good: " + wrong.getMessage(), wrong);
        }
    }

    private TokenRequest tokenRequest(AuthorizationCodeGrant grant) {
        URI endpoint = metadata.getTokenEndpointURI();
        ClientID client = new ClientID(settings.clientId());
        return settings.clientSecret() == null
                ? new TokenRequest(endpoint, client, grant)
                : new TokenRequest(endpoint, authentication(client, new Secret(settings.clientSecret())), grant);
    }

    private ClientAuthentication authentication(ClientID client, Secret secret) {
        List<ClientAuthenticationMethod> known = metadata.getTokenEndpointAuthMethods();
        boolean onlyPost = known != null
                && !known.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                && known.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        return onlyPost ? new ClientSecretPost(client, secret) : new ClientSecretBasic(client, secret);
    }

    /** Signatures alone: with a shared secret every client of the provider could sign. */
    private static Set<JWSAlgorithm> algorithms(OIDCProviderMetadata metadata) {
        List<JWSAlgorithm> told = metadata.getIDTokenJWSAlgs();
        Set<JWSAlgorithm> ours = told == null
                ? Set.of()
                : told.stream().filter(JWSAlgorithm.Family.SIGNATURE::contains).collect(Collectors.toSet());
        return ours.isEmpty() ? Set.of(JWSAlgorithm.RS256) : ours;
    }

    private static HTTPResponse send(HTTPRequest request) throws IOException {
        request.setConnectTimeout(PATIENCE_MILLIS);
        request.setReadTimeout(PATIENCE_MILLIS);
        request.setFollowRedirects(false);
        return request.send();
    }

    private static PrintLabException unavailable(String why, @Nullable Exception cause) {
        return new PrintLabException(
                ErrorCategory.UNAVAILABLE,
                "The identity provider does not answer as it should (" + why
                        + "). Try again later, or sign in with name and password.",
                cause);
    }

    static PrintLabException refused(String why, @Nullable Exception cause) {
        return new PrintLabException(
                ErrorCategory.FORBIDDEN,
                "This sign-in was refused (" + why + "). Begin again at the sign-in page.",
                cause);
    }

    /** A redirect could lead the lab's own requests anywhere. */
    private static final class WithoutRedirects extends DefaultResourceRetriever {
        WithoutRedirects() {
            super(PATIENCE_MILLIS, PATIENCE_MILLIS, LARGEST_KEY_SET);
        }

        @Override
        protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
            HttpURLConnection connection = super.openHTTPConnection(url);
            connection.setInstanceFollowRedirects(false);
            return connection;
        }
    }
}
