package io.printlab.rule;

import io.printlab.job.Needs;
import io.printlab.job.Placement;
import io.printlab.job.Submission;
import io.printlab.queue.Backlog;
import io.printlab.queue.FactorScore;
import io.printlab.queue.FairSharePolicy;
import io.printlab.queue.PlacementRule;
import io.printlab.queue.PriorityFactor;
import io.printlab.queue.QueuePolicy;
import io.printlab.queue.Ranked;
import io.printlab.queue.Ranking;
import io.printlab.queue.StaffBoost;
import io.printlab.queue.WorkClassifier;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fair share by the weights that hold now. Its name carries the version, as in {@code fair-share v7}, so each job keeps the
 * version that placed it; before anything was published it is {@code fair-share}. Thread-safe.
 */
public final class RuledSharePolicy implements QueuePolicy {
    private static final String NAME = "fair-share";
    private static final Pattern VERSIONED = Pattern.compile(NAME + "(?: v([1-9][0-9]{0,17}))?");

    private final RuleBook book;
    private final WorkClassifier classifier;
    private final List<PriorityFactor> factors;
    private volatile Built built;

    /** The policy of one version. */
    private record Built(RuleVersion version, QueuePolicy policy) {}

    /** @param factors of the lab's own, applied after those of the weights */
    public RuledSharePolicy(RuleBook book, WorkClassifier classifier, List<PriorityFactor> factors) {
        this.book = book;
        this.classifier = classifier;
        this.factors = List.copyOf(factors);
        this.built = build(book.version());
    }

    /** The same policy under one version for ever. */
    public QueuePolicy under(RuleVersion version) {
        return new RuledSharePolicy(new Pinned(version), classifier, factors);
    }

    /** The version in the name of a policy; empty if it is not a name of this one. */
    public static OptionalLong versionIn(String policy) {
        Matcher matcher = VERSIONED.matcher(policy);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(matcher.group(1) == null ? 0 : Long.parseLong(matcher.group(1)));
    }

    @Override
    public String name() {
        return name(book.version().number());
    }

    @Override
    public Ranking ranking() {
        return current().policy().ranking();
    }

    @Override
    public Placement place(Submission submission, Needs needs, Backlog own, Instant now) {
        Built by = current();
        return by.policy()
                .place(submission, needs, own, now)
                .placedBy(name(by.version().number()));
    }

    @Override
    public Placement boosted(Submission submission, Needs needs, Placement before, StaffBoost boost, Instant now) {
        Built by = current();
        return by.policy()
                .boosted(submission, needs, before, boost, now)
                .placedBy(name(by.version().number()));
    }

    @Override
    public List<FactorScore> scores(Ranked ranked) {
        return current().policy().scores(ranked);
    }

    private Built current() {
        RuleVersion holds = book.version();
        Built known = built;
        if (known.version().number() != holds.number()
                || !known.version().rules().equals(holds.rules())) {
            known = build(holds);
            built = known;
        }
        return known;
    }

    private Built build(RuleVersion version) {
        PlacementRule rule = version.rules().priority().rule(classifier).followedBy(factors);
        return new Built(version, new FairSharePolicy(version.rules().priority().ranking(), rule));
    }

    private static String name(long version) {
        return version == 0 ? NAME : NAME + " v" + version;
    }

    private record Pinned(RuleVersion version) implements RuleBook {
        @Override
        public LabRules current() {
            return version.rules();
        }
    }
}
