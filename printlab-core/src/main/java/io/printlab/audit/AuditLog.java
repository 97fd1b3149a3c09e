package io.printlab.audit;

import io.printlab.account.Access;
import io.printlab.account.Actor;
import io.printlab.account.Origin;
import io.printlab.account.Permission;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.account.UserRepository;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the audit log, and shows it to those who may see it. The one way to keep a decision: {@link #decided}. Thread-safe; every method
 * may block on the database.
 */
public final class AuditLog {
    /** Who may read and export the log. */
    public static final Permission SEE = Permission.SEE_AUDIT;

    private static final Logger log = LoggerFactory.getLogger(AuditLog.class);
    private static final int LONGEST_NAME = 100;

    private final AuditRepository entries;
    private final UserRepository users;
    private final Clock clock;

    public AuditLog(AuditRepository entries, UserRepository users, Clock clock) {
        this.entries = entries;
        this.users = users;
        this.clock = clock;
    }

    /**
     * Stores a decision together with its entry; see {@link AuditRepository#decided}.
     *
     * @param change made from what the decision gave
     */
    public <T> T decided(Actor actor, AuditAction action, Supplier<T> decision, Function<T, AuditChange> change) {
        return entries.decided(decision, result -> entry(actor, action, change.apply(result)));
    }

    /** As {@link #decided}, about a person, where the action says it all. */
    public <T> T decidedAbout(UserId person, Actor actor, AuditAction action, Supplier<T> decision) {
        return decided(
                actor, action, decision, done -> AuditChange.of(AuditSubject.Kind.USER, person, AuditFacts.NONE));
    }

    /**
     * Keeps that somebody was turned away. If it cannot be written, that is logged as an error, and whoever was turned away stays outside:
     * the caller throws in any case.
     */
    public void refused(Actor actor, AuditAction action, AuditChange change) {
        try {
            entries.add(entry(actor, action, change));
        } catch (RuntimeException unwritten) {
            log.error(
                    "The audit log could not be written: {} by {} from {}, about {}. Nobody was let in. See that the database answers.",
                    action,
                    actor.label(),
                    actor.from(),
                    change.subject(),
                    unwritten);
        }
    }

    /** Entries that fit, newest first. */
    public List<AuditEntry> search(Actor actor, AuditQuery query) {
        Access.require(actor, SEE, "see the audit log");
        return entries.search(query);
    }

    /** The label of somebody by sign-in name, or the text itself where nobody has that name: a part of the lab, or a label. */
    public @Nullable String labelOf(@Nullable String who) {
        if (who == null || who.isBlank()) {
            return null;
        }
        String stripped = who.strip();
        return users.byName(stripped.toLowerCase(Locale.ROOT))
                .map(user -> "user:" + user.id())
                .orElse(stripped);
    }

    /**
     * Gives all entries that fit, newest first, a page at a time. That they were exported is kept first; without that nothing is given.
     *
     * @param format for the entry of the export, as in {@code csv}
     * @param page called on this thread for every page, at most {@link AuditQuery#MOST} entries each
     */
    public void export(Actor actor, AuditQuery query, String format, Consumer<List<AuditEntry>> page) {
        Access.require(actor, SEE, "export the audit log");
        AuditEntry first = entries.add(entry(
                actor,
                AuditAction.AUDIT_EXPORTED,
                AuditChange.of(AuditSubject.Kind.LAB, "audit", facts(query).with("format", format))));
        Long before = query.before() == null ? Long.valueOf(first.id()) : query.before();
        List<AuditEntry> found;
        do {
            found = entries.search(query.upTo(AuditQuery.MOST).olderThan(before));
            page.accept(found);
            before = found.isEmpty()
                    ? before
                    : Long.valueOf(found.get(found.size() - 1).id());
        } while (found.size() == AuditQuery.MOST);
    }

    private static AuditFacts facts(AuditQuery query) {
        return AuditFacts.of("actor", query.actor())
                .with("action", query.action())
                .with("subject", query.subjectKind())
                .with("subjectId", query.subjectId())
                .with("text", query.text())
                .with("from", query.from())
                .with("to", query.to());
    }

    private AuditEntry entry(Actor actor, AuditAction action, AuditChange change) {
        Origin from = Optional.ofNullable(actor.from())
                .orElseGet(() -> new Origin(actor.user() == null ? Origin.Way.LAB : Origin.Way.PROGRAM, null, null));
        return new AuditEntry(
                0, clock.instant(), action, actor.label(), name(actor), from.way(), from.key(), from.address(), change);
    }

    private String name(Actor actor) {
        String name = Optional.ofNullable(actor.user())
                .flatMap(users::byId)
                .map(User::displayName)
                .orElse(actor.label());
        return name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }
}
