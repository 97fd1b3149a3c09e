package io.printlab.app.sso;

import io.printlab.account.Role;
import io.printlab.error.PrintLabException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the lab knows its identity provider.
 *
 * @param issuer https, or http on this host; nothing is fetched from elsewhere but from {@code hosts}
 * @param clientSecret null for a client without one
 * @param label what the button says
 * @param scopes asked for besides openid
 * @param nameClaim the claim of the token from which a new user's name is made
 * @param groupsClaim the claim of the token that lists a person's groups
 * @param makesAccounts whether a first sign-in makes an account
 * @param roleClaims which groups give which role; empty to leave roles alone
 * @param groups the lab's group for a group of the provider
 * @param hosts where the provider keeps keys and tokens besides the issuer's host
 */
public record SingleSignOnSettings(
        URI issuer,
        String clientId,
        @Nullable String clientSecret,
        String label,
        List<String> scopes,
        String nameClaim,
        String groupsClaim,
        boolean makesAccounts,
        Map<Role, Set<String>> roleClaims,
        Map<String, String> groups,
        Set<String> hosts) {
    private static final Set<String> THIS_HOST = Set.of("localhost", "127.0.0.1", "[::1]");

    public SingleSignOnSettings {
        scopes = List.copyOf(scopes);
        roleClaims = Map.copyOf(roleClaims);
        groups = Map.copyOf(groups);
        hosts = Set.copyOf(hosts);
        if (!isSafe(issuer) || issuer.getQuery() != null || issuer.getFragment() != null) {
            throw PrintLabException.user(
                    "The issuer " + issuer + " is not an https address such as https://id.example.org/realms/lab");
        }
        if (clientId.isBlank()) {
            throw PrintLabException.user("The provider needs a client id, under which the lab is registered there");
        }
    }

    /** Whether the provider may name this address: only https, and only hosts that the lab was told of. */
    boolean allows(@Nullable URI address) {
        return address != null
                && isSafe(address)
                && (address.getHost().equalsIgnoreCase(issuer.getHost())
                        || hosts.contains(address.getHost().toLowerCase(java.util.Locale.ROOT)));
    }

    /** The role that groups of the provider give: the highest, or a student's; empty if the lab leaves roles alone. */
    Optional<Role> role(Set<String> theirs) {
        if (roleClaims.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(roleClaims.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(theirs::contains))
                .map(Map.Entry::getKey)
                .max(Comparator.naturalOrder())
                .orElse(Role.STUDENT));
    }

    private static boolean isSafe(URI address) {
        String host = address.getHost();
        return host != null
                && address.getUserInfo() == null
                && ("https".equals(address.getScheme())
                        || ("http".equals(address.getScheme()) && THIS_HOST.contains(host)));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "SingleSignOnSettings[" + issuer + ", clientId=" + clientId + "]";
    }
}
