package io.printlab.revision;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.account.UserId;
import io.printlab.device.Requirements;
import io.printlab.file.PrintFileId;
import io.printlab.job.Needs;
import io.printlab.job.Placement;
import io.printlab.job.PrintEstimate;
import io.printlab.job.Submission;
import io.printlab.job.Tier;
import io.printlab.job.Urgency;
import io.printlab.job.Wishes;
import io.printlab.job.WorkClass;
import io.printlab.queue.Backlog;
import io.printlab.queue.PriorityWeights;
import io.printlab.queue.QueuePolicy;
import io.printlab.queue.StaffBoost;
import io.printlab.queue.WorkClassifier;
import io.printlab.rule.LabRules;
import io.printlab.rule.RuleBook;
import io.printlab.rule.RuleVersion;
import io.printlab.rule.RuledSharePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacedAgainTest {
    private static final Instant CAME = Instant.parse("2026-01-05T08:00:00Z");
    private static final PriorityWeights KNOWN = PriorityWeights.DEFAULT;
    private static final QueuePolicy BEFORE = policy(1, KNOWN);

    @Test
    void theSameRulesGiveTheSamePlace() {
        for (Urgency urgency : Urgency.values()) {
            Submission submission = submission(urgency, CAME.plus(Duration.ofHours(90)));
            Placement place = BEFORE.place(submission, needs(), new Backlog(3, 7.5), CAME);
            assertThat(PlacedAgain.by(BEFORE, BEFORE, submission, needs(), place))
                    .isEqualTo(place);
        }
    }

    @Test
    void itKeepsTheWaitBehindItAndItsOwnTurn() {
        Submission submission = submission(Urgency.NORMAL, null);
        Placement place = BEFORE.place(submission, needs(), new Backlog(3, 7.5), CAME);
        PriorityWeights heavier = KNOWN.withClasses(Map.of(WorkClass.COURSEWORK, 4.0));
        Placement again = PlacedAgain.by(policy(2, heavier), BEFORE, submission, needs(), place);
        assertThat(again.cost()).isEqualTo(1);
        assertThat(again.queuedAt()).isEqualTo(place.queuedAt());
        assertThat(again.promoteAt()).isEqualTo(place.promoteAt());
        assertThat(again.policy()).isEqualTo("fair-share v2");
    }

    @Test
    void aChangeOfThePullOfShortJobsMovesItByTheDifferenceAlone() {
        Submission submission = submission(Urgency.NORMAL, null);
        Placement place = BEFORE.place(submission, needs(), new Backlog(3, 7.5), CAME);
        Placement again = PlacedAgain.by(policy(2, pull(1)), BEFORE, submission, needs(), place);
        assertThat(again.queuedAt()).isEqualTo(place.queuedAt().minus(Duration.ofHours(8)));
    }

    @Test
    void whatStaffMovedUpStaysUp() {
        Submission submission = submission(Urgency.NORMAL, null);
        Placement plain = BEFORE.place(submission, needs(), Backlog.NONE, CAME);
        Placement boosted = BEFORE.boosted(submission, needs(), plain, new StaffBoost("exam tomorrow"), CAME);
        assertThat(boosted.tier()).isEqualTo(Tier.HIGH);
        assertThat(PlacedAgain.by(policy(2, pull(1)), BEFORE, submission, needs(), boosted)
                        .tier())
                .isEqualTo(Tier.HIGH);
    }

    @Test
    void aJobOfAnUnknownPolicyWaitsFromWhereItStood() {
        Submission submission = submission(Urgency.NORMAL, null);
        Placement place = BEFORE.place(submission, needs(), Backlog.NONE, CAME).placedBy("exam-weeks-first");
        Placement again = PlacedAgain.by(policy(2, KNOWN), null, submission, needs(), place);
        assertThat(again.queuedAt()).isAfterOrEqualTo(place.queuedAt());
        assertThat(again.policy()).isEqualTo("fair-share v2");
    }

    private static PriorityWeights pull(double pull) {
        return new PriorityWeights(
                KNOWN.classes(),
                KNOWN.slack(),
                KNOWN.lead(),
                KNOWN.ageing(),
                KNOWN.maxWaitHigh(),
                KNOWN.maxWaitNormal(),
                KNOWN.maxWaitLow(),
                KNOWN.loanAtRisk(),
                KNOWN.loanHigh(),
                pull,
                KNOWN.finish(),
                KNOWN.defaultEstimate(),
                KNOWN.gramsPerHour(),
                KNOWN.byGroup());
    }

    private static QueuePolicy policy(long version, PriorityWeights weights) {
        LabRules rules = new LabRules(
                weights, LabRules.DEFAULT.admission(), LabRules.DEFAULT.approval(), LabRules.DEFAULT.dispatch());
        return new RuledSharePolicy(RuleBook.fixed(rules), WorkClassifier.AS_SUBMITTED, List.of())
                .under(new RuleVersion(version, rules, "user:1", CAME, "test"));
    }

    private static Submission submission(Urgency urgency, @org.jspecify.annotations.Nullable Instant deadline) {
        return new Submission(
                new UserId(1),
                new PrintFileId("a".repeat(64)),
                "cube.gcode",
                "web",
                urgency,
                deadline,
                null,
                CAME,
                new Wishes(WorkClass.COURSEWORK, null, null, null));
    }

    private static Needs needs() {
        return new Needs(Requirements.NONE, new PrintEstimate(Duration.ofHours(4), null));
    }
}
