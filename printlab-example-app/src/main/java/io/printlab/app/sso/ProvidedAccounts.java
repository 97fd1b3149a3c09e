package io.printlab.app.sso;

import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import io.printlab.account.Actor;
import io.printlab.account.ExternalIdentity;
import io.printlab.account.Role;
import io.printlab.account.User;
import io.printlab.app.signin.GroupBook;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditChange;
import io.printlab.audit.AuditFacts;
import io.printlab.audit.AuditLog;
import io.printlab.audit.AuditSubject;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.store.LabStore;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who a person of the identity provider is in the lab: by issuer and subject alone, because names and addresses can be given to
 * somebody else. Thread-safe; throws UNAVAILABLE without the database.
 */
final class ProvidedAccounts {
    private static final Logger log = LoggerFactory.getLogger(ProvidedAccounts.class);
    private static final Actor SELF = Actor.part("single-sign-on");
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_DISPLAY_NAME = 100;
    private static final int NAMES_TRIED = 50;

    private final LabStore store;
    private final GroupBook groups;
    private final AuditLog audit;
    private final Clock clock;

    @Inject
    ProvidedAccounts(LabStore store, GroupBook groups, Clock clock) {
        this.store = store;
        this.groups = groups;
        this.audit = new AuditLog(store.audit(), store.users(), clock);
        this.clock = clock;
    }

    /**
     * The account of a person, made if there is none and the settings allow it; role and groups follow the provider.
     *
     * @throws PrintLabException FORBIDDEN if there is none, or it is switched off
     */
    User signIn(IDTokenClaimsSet claims, SingleSignOnSettings settings) {
        String issuer = claims.getIssuer().getValue();
        String subject = claims.getSubject().getValue();
        ExternalIdentity known = store.singleSignOn().find(issuer, subject).orElse(null);
        Set<String> theirs = groups(claims, settings.groupsClaim());
        User user = known == null
                ? make(claims, settings)
                : store.users().byId(known.user()).orElseThrow(ProvidedAccounts::nobody);
        if (!user.active()) {
            throw PrintLabException.forbidden("Your account in this lab is switched off. Ask the lab's staff.");
        }
        Role role = settings.role(theirs).orElse(user.role());
        User followed = role == user.role()
                ? user
                : audit.decided(
                        SELF,
                        AuditAction.USER_ROLE_CHANGED,
                        () -> store.users().setRole(user.id(), role).orElse(user),
                        changed -> AuditChange.of(
                                AuditSubject.Kind.USER,
                                changed.id(),
                                AuditFacts.of("role", user.role()),
                                AuditFacts.of("role", changed.role())));
        return inGroups(followed, theirs, settings.groups());
    }

    /** In the groups that the provider gives, out of those that it could give and does not, and in all others as before. */
    private User inGroups(User user, Set<String> theirs, Map<String, String> ours) {
        Set<String> given =
                theirs.stream().filter(ours::containsKey).map(ours::get).collect(Collectors.toSet());
        User changed = user;
        for (String group : Set.copyOf(ours.values())) {
            if (given.contains(group) && !user.groups().contains(group)) {
                changed = groups.join(SELF, user.name(), group, false);
            } else if (!given.contains(group) && user.groups().contains(group)) {
                changed = groups.leave(SELF, user.name(), group);
            }
        }
        return changed;
    }

    /**
     * Says who a user is at the provider.
     *
     * @throws PrintLabException CONFLICT if that is somebody else's already
     */
    void link(IDTokenClaimsSet claims, User user) {
        String issuer = claims.getIssuer().getValue();
        String subject = claims.getSubject().getValue();
        ExternalIdentity identity = new ExternalIdentity(issuer, subject, user.id(), clock.instant());
        audit.decidedAbout(user.id(), Actor.of(user), AuditAction.PROVIDER_LINKED, () -> {
            boolean theirs = store.singleSignOn().link(identity)
                    || store.singleSignOn()
                            .find(issuer, subject)
                            .filter(known -> known.user().equals(user.id()))
                            .isPresent();
            if (!theirs) {
                throw PrintLabException.conflict(
                        "That account of the provider belongs to another person of this lab already."
                                + " Sign out there, and link your own.");
            }
            return identity;
        });
    }

    private User make(IDTokenClaimsSet claims, SingleSignOnSettings settings) {
        if (!settings.makesAccounts()) {
            throw nobody();
        }
        String issuer = claims.getIssuer().getValue();
        String subject = claims.getSubject().getValue();
        String wished = legal(claims.getStringClaim(settings.nameClaim()));
        String displayName = display(claims.getStringClaim("name"), wished);
        for (int number = 1; number <= NAMES_TRIED; number++) {
            String name = number == 1 ? wished : wished + "-" + number;
            if (store.users().byName(name).isEmpty()) {
                try {
                    return audit.decided(
                            SELF,
                            AuditAction.USER_ADDED,
                            () -> store.singleSignOn()
                                    .addUser(issuer, subject, name, displayName, Role.STUDENT, clock.instant()),
                            user -> AuditChange.of(
                                    AuditSubject.Kind.USER, user.id(), AuditFacts.of("name", user.name())));
                } catch (PrintLabException taken) {
                    if (taken.category() != ErrorCategory.CONFLICT) {
                        throw taken;
                    }
                    log.debug("The name {} was taken meanwhile", name, taken);
                }
            }
        }
        throw PrintLabException.conflict(
                "There are too many people called " + wished + " in this lab. Ask the lab's staff.");
    }

    private static Set<String> groups(IDTokenClaimsSet claims, String claim) {
        List<String> listed = claims.getClaim(claim) instanceof List<?> values
                ? values.stream().map(String::valueOf).toList()
                : claims.getClaim(claim) instanceof String one ? List.of(one) : List.of();
        return new LinkedHashSet<>(listed);
    }

    private static String legal(@Nullable String wished) {
        String plain = wished == null
                ? ""
                : Normalizer.normalize(wished, Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9._@-]+", ".")
                        .replaceAll("^[^a-z0-9]+", "");
        return plain.isEmpty() ? "person" : plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
    }

    private static String display(@Nullable String name, String otherwise) {
        String shown = name == null ? "" : name.replaceAll("\\p{Cntrl}", " ").strip();
        return shown.isEmpty() ? otherwise : shown.substring(0, Math.min(LONGEST_DISPLAY_NAME, shown.length()));
    }

    private static PrintLabException nobody() {
        return PrintLabException.forbidden(
                "You have no account in this lab. Ask the lab's staff for one, and link it on its account page.");
    }
}
