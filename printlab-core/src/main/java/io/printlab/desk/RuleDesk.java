package io.printlab.desk;

import io.printlab.account.Access;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditLog;
import io.printlab.error.PrintLabException;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.queue.QueuePolicy;
import io.printlab.queue.QueueRepository;
import io.printlab.queue.WaitingJob;
import io.printlab.revision.Judgement;
import io.printlab.revision.QueueNow;
import io.printlab.revision.RulePreview;
import io.printlab.revision.WhatIf;
import io.printlab.rule.LabRules;
import io.printlab.rule.RuleBook;
import io.printlab.rule.RuleSheet;
import io.printlab.rule.RuleVersion;
import io.printlab.rule.RuledSharePolicy;
import io.printlab.rule.StaleRulesException;
import io.printlab.rule.StoredRuleBook;
import io.printlab.store.LabStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules as people see and change them. Thread-safe; every method may block on the database, checks the actor's rights first
 * and throws {@link PrintLabException}.
 */
public final class RuleDesk {
    /** Up to this many waiting jobs are looked at for a preview. */
    public static final int PREVIEWED = QueueRepository.EXACT;

    private final LabStore store;
    private final RuleBook book;
    private final QueuePolicy policy;
    private final Function<Instant, Judgement> judgement;
    private final AuditLog audit;
    private final Clock clock;

    /**
     * @param policy of the lab; only a {@link RuledSharePolicy} follows the weights
     * @param judgement of one moment; may read the database when it is made
     */
    public RuleDesk(
            LabStore store,
            RuleBook book,
            QueuePolicy policy,
            Function<Instant, Judgement> judgement,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.book = book;
        this.policy = policy;
        this.judgement = judgement;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether rules can be published here; not where the lab's program gives them. */
    public boolean canChange() {
        return book instanceof StoredRuleBook;
    }

    /** Whether the weights order the queue; not where the lab has a policy of its own. */
    public boolean ordersByWeights() {
        return policy instanceof RuledSharePolicy;
    }

    /** The version that holds. */
    public RuleVersion current(Actor actor) {
        requireSee(actor);
        return book.version();
    }

    /** @throws PrintLabException NOT_FOUND if there was no such version */
    public RuleVersion version(Actor actor, long number) {
        requireSee(actor);
        return stored().version(number)
                .orElseThrow(() -> PrintLabException.notFound(
                        "There is no version " + number + " of the rules. Look at the list of versions."));
    }

    /**
     * Published versions, newest first.
     *
     * @param before only versions with a smaller number; {@link Long#MAX_VALUE} for the newest
     * @param limit 1 to 500
     */
    public List<RuleVersion> history(Actor actor, long before, int limit) {
        requireSee(actor);
        return store.rules().before(before, limit);
    }

    /**
     * What these rules would do to the queue of now; changes nothing.
     *
     * @throws io.printlab.rule.InvalidRulesException if they cannot hold
     */
    public RulePreview preview(Actor actor, RuleSheet sheet) {
        requireSee(actor);
        LabRules others = sheet.rules();
        Instant now = clock.instant();
        RuleVersion holds = book.version();
        Map<String, QueuePolicy> known = new HashMap<>();
        return new WhatIf(
                        under(holds),
                        under(new RuleVersion(holds.number() + 1, others, actor.label(), now, "preview")),
                        name -> known.computeIfAbsent(name, this::policyNamed),
                        judgement.apply(now))
                .of(queue(now), holds.rules(), others);
    }

    /**
     * Makes these rules the version that holds, on every node of the lab.
     *
     * @param expected number of the version that they were made from
     * @param why for the history, 1 to 500 characters
     * @throws io.printlab.rule.InvalidRulesException if they cannot hold
     * @throws StaleRulesException CONFLICT if somebody has changed the rules meanwhile
     */
    public RuleVersion publish(Actor actor, RuleSheet sheet, long expected, String why) {
        Access.require(actor, Permission.CHANGE_RULES, "change the rules of the lab");
        StoredRuleBook versions = stored();
        LabRules next = sheet.rules();
        String reason = reason(why);
        RuleVersion holds = store.rules().current().orElseGet(() -> RuleVersion.start(book.current()));
        if (holds.number() != expected) {
            throw new StaleRulesException(expected);
        }
        if (holds.rules().equals(next)) {
            throw PrintLabException.user("Nothing differs from the rules that hold (version " + holds.number()
                    + "), so there is nothing to publish. Change a figure first.");
        }
        RuleVersion published = audit.decided(
                actor,
                AuditAction.RULES_PUBLISHED,
                () -> store.rules().publish(next, expected, actor.label(), reason, clock.instant()),
                version -> Audited.rules(expected, version));
        versions.refresh();
        return published;
    }

    private QueueNow queue(Instant now) {
        List<WaitingJob> waiting = store.queue().waiting(PREVIEWED);
        Map<JobId, Job> jobs = store
                .jobs()
                .byIds(waiting.stream().map(WaitingJob::id).toList())
                .stream()
                .collect(Collectors.toMap(Job::id, Function.identity()));
        Map<UserId, User> owners = new HashMap<>();
        List<QueueNow.Waiting> found = new ArrayList<>();
        for (WaitingJob place : waiting) {
            Job job = jobs.get(place.id());
            User owner = owners.computeIfAbsent(
                    place.owner(), id -> store.users().byId(id).orElse(null));
            if (job != null && owner != null) {
                found.add(new QueueNow.Waiting(place, job, owner));
            }
        }
        return new QueueNow(
                found,
                Math.max(found.size(), store.queue().count()),
                store.queue().shares(),
                now);
    }

    private QueuePolicy under(RuleVersion version) {
        return policy instanceof RuledSharePolicy ruled ? ruled.under(version) : policy;
    }

    private @Nullable QueuePolicy policyNamed(String name) {
        OptionalLong version = RuledSharePolicy.versionIn(name);
        return version.isPresent() && book instanceof StoredRuleBook versions
                ? versions.version(version.getAsLong()).map(this::under).orElse(null)
                : null;
    }

    private StoredRuleBook stored() {
        if (book instanceof StoredRuleBook versions) {
            return versions;
        }
        throw PrintLabException.conflict(
                "The rules of this lab are given by its program and have no versions. Ask who runs the lab to change them there.");
    }

    private static String reason(String why) {
        String reason = why.strip();
        if (reason.isEmpty() || reason.length() > RuleVersion.LONGEST_REASON) {
            throw PrintLabException.user("Say why the rules change, in 1 to " + RuleVersion.LONGEST_REASON
                    + " characters: it is kept in the history.");
        }
        return reason;
    }

    private static void requireSee(Actor actor) {
        Access.require(actor, Permission.SEE_RULES, "see the rules of the lab");
    }
}
