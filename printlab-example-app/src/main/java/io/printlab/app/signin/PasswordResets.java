package io.printlab.app.signin;

import io.printlab.PrintLab;
import io.printlab.account.Actor;
import io.printlab.account.PasswordReset;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.app.mail.Letter;
import io.printlab.app.mail.MailRoom;
import io.printlab.audit.AuditAction;
import io.printlab.error.PrintLabException;
import io.printlab.store.LabStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Links with which people choose a new password, once: handed over by staff, or mailed. Of their tokens only the SHA-256 is
 * stored. Thread-safe; throws UNAVAILABLE without the database.
 */
@Singleton
public final class PasswordResets {
    static final Duration HANDED_OVER = Duration.ofHours(24);
    static final Duration MAILED = Duration.ofHours(1);
    private static final Logger log = LoggerFactory.getLogger(PasswordResets.class);
    private static final int TOKEN_BITS = 256;
    private static final int LONGEST_NAME = 64;
    private static final Actor PROGRAM = Actor.part("printlab");

    private final PrintLab lab;
    private final LabStore store;
    private final Passwords passwords;
    private final MailRoom mail;
    private final Clock clock;
    private final Secrets secrets = new Secrets();
    private final AttemptLimiter byName;
    private final AttemptLimiter byAddress;

    @Inject
    PasswordResets(PrintLab lab, LabStore store, Passwords passwords, MailRoom mail, Clock clock) {
        this.lab = lab;
        this.store = store;
        this.passwords = passwords;
        this.mail = mail;
        this.clock = clock;
        this.byName = new AttemptLimiter(3, clock);
        this.byAddress = new AttemptLimiter(10, clock);
    }

    /** A link that staff hand over, good for a day; the rights are those of {@code PeopleDesk.resetPassword}. */
    public OneTimeLink issue(Actor actor, UserId person) {
        String token = secrets.next(TOKEN_BITS);
        PasswordReset made = lab.people().resetPassword(actor, person, Secrets.sha256(token), HANDED_OVER);
        return new OneTimeLink(token, made.expiresAt());
    }

    /** Whether people can have a link mailed. */
    public boolean areMailed() {
        return mail.isOpen();
    }

    /**
     * Mails a link to whoever has this name and an e-mail address. Says nothing about whether there is such a person: it returns
     * before anybody is looked up.
     *
     * @param address the address that the request came from
     * @param lab how people reach the lab, as its settings say: never as a request says
     * @throws TooManyAttemptsException if the name or the address asked too often
     */
    public void mail(String name, String address, String lab) {
        if (!areMailed()) {
            throw PrintLabException.notFound("This lab sends no mail. Ask the lab's staff for a new password.");
        }
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        String key = wanted.substring(0, Math.min(LONGEST_NAME, wanted.length()));
        byAddress.require(SignIn.network(address));
        byName.require(key);
        mail.post(() -> letters(key, lab));
    }

    /** Whose password the link sets. @throws PrintLabException NOT_FOUND if it does nothing (any more) */
    public User person(String token) {
        return store.passwordResets()
                .open(Secrets.sha256(token), clock.instant())
                .flatMap(store.users()::byId)
                .orElseThrow(PasswordResets::spent);
    }

    /**
     * Sets the password; every session of the person ends.
     *
     * @throws PrintLabException NOT_FOUND if the link does nothing (any more), USER if the password does not do: the link stays
     *     good then
     */
    public User use(String token, String password) {
        User person = person(token);
        String hash = passwords.hashChosen(password, person.name(), person.displayName());
        return lab.audit()
                .decidedAbout(
                        person.id(),
                        Actor.of(person),
                        AuditAction.USER_PASSWORD_CHANGED,
                        () -> store.passwordResets()
                                .use(Secrets.sha256(token), hash, clock.instant())
                                .map(set -> person)
                                .orElseThrow(PasswordResets::spent));
    }

    private List<Letter> letters(String name, String address) {
        User person = store.users().byName(name).filter(User::active).orElse(null);
        Optional<String> email =
                person == null ? Optional.empty() : store.users().email(person.id());
        if (person == null || email.isEmpty()) {
            log.info("A new password was asked for, but there is no active user of that name with an e-mail address");
            return List.of();
        }
        Instant now = clock.instant();
        String token = secrets.next(TOKEN_BITS);
        PasswordReset reset =
                new PasswordReset(Secrets.sha256(token), person.id(), PROGRAM.label(), now, now.plus(MAILED));
        lab.audit().decidedAbout(person.id(), PROGRAM, AuditAction.RESET_LINK_MADE, () -> {
            store.passwordResets().add(reset);
            return person;
        });
        return List.of(new Letter(
                email.get(),
                "A new password for printlab",
                "Somebody, probably you, asked for a new password for " + person.name() + ".\n\n"
                        + "With this link you choose it. The link works once, within an hour:\n\n"
                        + address + "/reset?token=" + token + "\n\n"
                        + "If it was not you, do nothing: your password stays as it is.\n"));
    }

    private static PrintLabException spent() {
        return PrintLabException.notFound(
                "This link does nothing any more: it was used, or its time is over. Ask for a new one.");
    }
}
