package io.printlab.app.config;

import io.printlab.account.GroupName;
import io.printlab.account.Role;
import io.printlab.app.http.TrustedProxies;
import io.printlab.app.signin.SignInSettings;
import io.printlab.app.sso.SingleSignOnSettings;
import io.printlab.error.PrintLabException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads how people get in: sessions, second factor, trusted proxies, identity provider. */
final class DoorLines {
    private static final Logger log = LoggerFactory.getLogger(DoorLines.class);

    private final Map<SettingKey, String> values;
    private final List<String> faults;

    DoorLines(Map<SettingKey, String> values, List<String> faults) {
        this.values = values;
        this.faults = faults;
    }

    SignInSettings signIn() {
        SignInSettings otherwise = SignInSettings.DEFAULT;
        Duration longest = Duration.ofHours(
                whole(SettingKey.SESSION_HOURS, otherwise.longest().toHours(), 1, 720));
        Duration idle = Duration.ofMinutes(
                whole(SettingKey.SESSION_IDLE_MINUTES, otherwise.idle().toMinutes(), 5, 10_080));
        if (idle.compareTo(longest) > 0 && values.containsKey(SettingKey.SESSION_IDLE_MINUTES)) {
            faults.add(SettingKey.SESSION_IDLE_MINUTES.key() + " is longer than " + SettingKey.SESSION_HOURS.key());
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : list(SettingKey.SECOND_FACTOR_ROLES)) {
            Arrays.stream(Role.values())
                    .filter(role -> role.name().equals(name.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .ifPresentOrElse(
                            roles::add,
                            () -> faults.add(SettingKey.SECOND_FACTOR_ROLES.key()
                                    + " is some of student, staff, administrator; there is no role " + name));
        }
        return new SignInSettings(longest, idle, roles);
    }

    TrustedProxies proxies() {
        try {
            return TrustedProxies.of(text(SettingKey.TRUSTED_PROXIES, ""));
        } catch (PrintLabException wrong) {
            log.debug("The list of proxies is wrong", wrong);
            faults.add(SettingKey.TRUSTED_PROXIES.key() + ": " + wrong.getMessage());
            return TrustedProxies.NONE;
        }
    }

    @Nullable SingleSignOnSettings singleSignOn(String baseUrl) {
        String issuer = text(SettingKey.OIDC_ISSUER, "");
        if (issuer.isEmpty()) {
            values.keySet().stream()
                    .filter(key -> key.key().startsWith("oidc."))
                    .filter(key -> !text(key, "").isEmpty())
                    .forEach(key -> faults.add(key.key() + " needs " + SettingKey.OIDC_ISSUER.key()));
            return null;
        }
        if (baseUrl.isEmpty()) {
            faults.add(SettingKey.OIDC_ISSUER.key() + " needs " + SettingKey.BASE_URL.key()
                    + ", to which the provider sends people back");
        }
        try {
            String secret = text(SettingKey.OIDC_CLIENT_SECRET, "");
            return new SingleSignOnSettings(
                    new URI(issuer),
                    text(SettingKey.OIDC_CLIENT_ID, ""),
                    secret.isEmpty() ? null : secret,
                    text(SettingKey.OIDC_LABEL, "Sign in with your university account"),
                    list(SettingKey.OIDC_SCOPES, "profile"),
                    text(SettingKey.OIDC_NAME_CLAIM, "preferred_username"),
                    text(SettingKey.OIDC_GROUPS_CLAIM, "groups"),
                    yes(SettingKey.OIDC_ACCOUNTS),
                    roleClaims(),
                    groups(),
                    list(SettingKey.OIDC_HOSTS).stream()
                            .map(host -> host.toLowerCase(Locale.ROOT))
                            .collect(Collectors.toSet()));
        } catch (URISyntaxException | PrintLabException wrong) {
            log.debug("The identity provider's settings are wrong", wrong);
            faults.add(SettingKey.OIDC_ISSUER.key() + ": " + wrong.getMessage());
            return null;
        }
    }

    private Map<Role, Set<String>> roleClaims() {
        Map<Role, Set<String>> claims = new EnumMap<>(Role.class);
        claims.put(Role.STAFF, Set.copyOf(list(SettingKey.OIDC_STAFF)));
        claims.put(Role.ADMINISTRATOR, Set.copyOf(list(SettingKey.OIDC_ADMINISTRATORS)));
        claims.values().removeIf(Set::isEmpty);
        return claims;
    }

    private Map<String, String> groups() {
        Map<String, String> groups = new HashMap<>();
        for (String line : list(SettingKey.OIDC_GROUPS)) {
            int equals = line.indexOf('=');
            if (equals < 1) {
                faults.add(SettingKey.OIDC_GROUPS.key()
                        + " is a list such as cs-2026=computer science, design=product design; " + line + " is none");
            } else {
                groups.put(line.substring(0, equals).strip(), GroupName.checked(line.substring(equals + 1)));
            }
        }
        return groups;
    }

    private boolean yes(SettingKey key) {
        String text = text(key, "yes");
        if (!text.matches("yes|no")) {
            faults.add(key.key() + " is yes or no");
        }
        return text.equals("yes");
    }

    private long whole(SettingKey key, long otherwise, int least, int most) {
        String text = text(key, Long.toString(otherwise));
        boolean fits = text.matches("[0-9]{1,9}") && Long.parseLong(text) >= least && Long.parseLong(text) <= most;
        if (!fits) {
            faults.add(key.key() + " is a whole number from " + least + " to " + most);
            return otherwise;
        }
        return Long.parseLong(text);
    }

    private List<String> list(SettingKey key) {
        return list(key, "");
    }

    private List<String> list(SettingKey key, String otherwise) {
        return Arrays.stream(text(key, otherwise).split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private String text(SettingKey key, String otherwise) {
        String value = values.get(key);
        return value == null || value.isEmpty() ? otherwise : value;
    }
}
