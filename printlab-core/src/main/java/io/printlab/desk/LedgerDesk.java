package io.printlab.desk;

import io.printlab.account.Access;
import io.printlab.account.Actor;
import io.printlab.account.GroupName;
import io.printlab.account.Ownership;
import io.printlab.account.Permission;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditLog;
import io.printlab.error.PrintLabException;
import io.printlab.ledger.Amount;
import io.printlab.ledger.Balance;
import io.printlab.ledger.EntryKind;
import io.printlab.ledger.LedgerEntry;
import io.printlab.ledger.LedgerQuery;
import io.printlab.ledger.Statement;
import io.printlab.rule.RuleBook;
import io.printlab.store.LabStore;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The ledger as people read it and put it right. Thread-safe; every method may block on the database, checks the actor's rights first and
 * throws {@link PrintLabException}.
 */
public final class LedgerDesk {
    /** The most entries of one statement. */
    public static final int MOST_ENTRIES = 50_000;

    private static final int LONGEST_DAYS = 400;
    private static final int LONGEST_REASON = 500;
    private static final long MOST_MILLIS = 10_000L * 3_600_000;
    private static final long MOST_MILLIGRAMS = 1_000_000_000;
    private static final long MOST_MONEY = 1_000_000_000;

    private final LabStore store;
    private final RuleBook book;
    private final AuditLog audit;
    private final Clock clock;

    public LedgerDesk(LabStore store, RuleBook book, AuditLog audit, Clock clock) {
        this.store = store;
        this.book = book;
        this.audit = audit;
        this.clock = clock;
    }

    /** The zone in which days and months of statements are meant. */
    public ZoneId zone() {
        return book.current().dispatch().zone();
    }

    /** Today, in the lab's zone. */
    public LocalDate today() {
        return clock.instant().atZone(zone()).toLocalDate();
    }

    /**
     * What is reserved and used; who may not see all jobs asks for the own alone.
     *
     * @param owner null for everybody
     * @param group null for all accounts
     */
    public List<Balance> balances(Actor actor, @Nullable UserId owner, @Nullable String group) {
        requireSee(actor, owner, group);
        return store.ledger().balances(owner, group);
    }

    /**
     * What was booked from one day to another, both included.
     *
     * @param owner null for everybody
     * @param wished the group; null for all accounts
     * @throws PrintLabException USER if the period is too long or has too many entries
     */
    public Statement statement(
            Actor actor, @Nullable UserId owner, @Nullable String wished, LocalDate from, LocalDate to) {
        String group =
                wished == null || wished.isBlank() ? null : wished.strip().toLowerCase(Locale.ROOT);
        requireSee(actor, owner, group);
        if (to.isBefore(from) || from.plusDays(LONGEST_DAYS).isBefore(to)) {
            throw PrintLabException.user(
                    "A statement is for 1 to " + LONGEST_DAYS + " days, the first before the last. Choose other days.");
        }
        ZoneId zone = zone();
        LedgerQuery query = new LedgerQuery(
                owner,
                group,
                from.atStartOfDay(zone).toInstant(),
                to.plusDays(1).atStartOfDay(zone).toInstant(),
                0,
                LedgerQuery.MOST);
        return Statement.of(owner, group, from, to, all(query));
    }

    /** Who signs in with this name, for those who look after accounts. */
    public User person(Actor actor, String userName) {
        Access.requireSomewhere(actor, Permission.SEE_ALL_JOBS, "look for people");
        return named(userName);
    }

    /** One page of the entries. */
    public List<LedgerEntry> entries(Actor actor, LedgerQuery query) {
        requireSee(actor, query.owner(), query.group());
        return store.ledger().entries(query);
    }

    /**
     * Puts an account right. Staff give back or charge what no print did, and say why.
     *
     * @param userName as the person signs in
     * @param group whose account it is, or null for the person's own
     * @param amount added to what is used; below zero to give back
     */
    public LedgerEntry correct(Actor actor, String userName, @Nullable String group, Amount amount, String reason) {
        Access.require(actor, Permission.ACT_ON_ALL_JOBS, "correct the ledger");
        User person = named(userName);
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON || why.chars().anyMatch(Character::isISOControl)) {
            throw PrintLabException.user("Say why the account is corrected, in 1 to " + LONGEST_REASON
                    + " plain characters: everybody who reads the statement sees it.");
        }
        requireBounded(amount);
        Instant now = clock.instant();
        LedgerEntry entry = new LedgerEntry(
                0,
                now,
                now,
                person.id(),
                group == null || group.isBlank() ? null : GroupName.checked(group),
                null,
                EntryKind.CORRECTED,
                amount,
                book.current().prices().currency(),
                actor.label(),
                why);
        return audit.decided(
                actor, AuditAction.LEDGER_CORRECTED, () -> store.ledger().correct(entry), Audited::correction);
    }

    private User named(String userName) {
        return store.users()
                .byName(userName.strip().toLowerCase(Locale.ROOT))
                .orElseThrow(() -> PrintLabException.user(
                        "Nobody signs in with that name. Name a person as the person signs in."));
    }

    private List<LedgerEntry> all(LedgerQuery first) {
        List<LedgerEntry> found = new ArrayList<>();
        LedgerQuery query = first;
        List<LedgerEntry> page;
        do {
            page = store.ledger().entries(query);
            found.addAll(page);
            if (found.size() > MOST_ENTRIES) {
                throw PrintLabException.user("This statement has more than " + MOST_ENTRIES
                        + " entries. Choose fewer days, a person or a group.");
            }
            query = page.isEmpty()
                    ? query
                    : query.next(page.get(page.size() - 1).id());
        } while (page.size() == first.limit());
        return found;
    }

    private static void requireBounded(Amount amount) {
        if (amount.isZero()) {
            throw PrintLabException.user("A correction changes hours, grams or money. Give at least one of them.");
        }
        if (Math.abs(amount.millis()) > MOST_MILLIS
                || Math.abs(amount.milligrams()) > MOST_MILLIGRAMS
                || Math.abs(amount.money()) > MOST_MONEY) {
            throw PrintLabException.user(
                    "This correction is larger than any account can be. Look for a typing mistake.");
        }
    }

    /** The own account; those of a group for its staff; all for who sees all jobs. */
    private static void requireSee(Actor actor, @Nullable UserId owner, @Nullable String group) {
        Access.require(actor, Permission.SEE_QUEUE, "see a statement");
        if (owner != null) {
            Access.requireSee(actor, new Ownership(owner, group), "this statement");
        } else if (group == null || !actor.staffOf().contains(group)) {
            Access.require(actor, Permission.SEE_ALL_JOBS, "see the statements of others");
        }
    }
}
