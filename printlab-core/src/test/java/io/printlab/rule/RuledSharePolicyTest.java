package io.printlab.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.account.UserId;
import io.printlab.device.Requirements;
import io.printlab.error.PrintLabException;
import io.printlab.event.LabEvent;
import io.printlab.file.PrintFileId;
import io.printlab.job.Needs;
import io.printlab.job.Placement;
import io.printlab.job.PrintEstimate;
import io.printlab.job.Submission;
import io.printlab.job.Urgency;
import io.printlab.job.Wishes;
import io.printlab.job.WorkClass;
import io.printlab.queue.Backlog;
import io.printlab.queue.QueuePolicy;
import io.printlab.queue.StaffBoost;
import io.printlab.queue.WorkClassifier;
import io.printlab.testkit.InMemoryLabStore;
import io.printlab.testkit.QueuePolicyContract;
import io.printlab.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuledSharePolicyTest extends QueuePolicyContract {
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

    private final InMemoryLabStore store = new InMemoryLabStore(new SettableClock());
    private final StoredRuleBook book = new StoredRuleBook(store.rules(), LabRules.DEFAULT);
    private final RuledSharePolicy policy = new RuledSharePolicy(book, WorkClassifier.AS_SUBMITTED, List.of());

    @Override
    protected QueuePolicy policy() {
        return policy.under(new RuleVersion(12, LabRules.DEFAULT, "user:1", NOW, "test"));
    }

    @Test
    void itsNameAndItsPlacesCarryTheVersionThatHolds() {
        assertThat(policy.name()).isEqualTo("fair-share");
        assertThat(place().policy()).isEqualTo("fair-share");
        assertThat(place().cost()).isEqualTo(4);
        publish(0, Map.of(WorkClass.COURSEWORK, 2.0));
        assertThat(policy.name()).isEqualTo("fair-share v1");
        assertThat(place().policy()).isEqualTo("fair-share v1");
        assertThat(place().cost()).isEqualTo(2);
        publish(1, Map.of(WorkClass.COURSEWORK, 4.0));
        assertThat(place().policy()).isEqualTo("fair-share v2");
        assertThat(place().cost()).isEqualTo(1);
        assertThat(policy.boosted(submission(), needs(), place(), new StaffBoost("exam"), NOW)
                        .policy())
                .isEqualTo("fair-share v2");
    }

    @Test
    void theVersionIsReadOutOfAName() {
        assertThat(RuledSharePolicy.versionIn("fair-share v7")).hasValue(7);
        assertThat(RuledSharePolicy.versionIn("fair-share")).hasValue(0);
        assertThat(RuledSharePolicy.versionIn("fair-share v0")).isEmpty();
        assertThat(RuledSharePolicy.versionIn("exam-weeks-first")).isEmpty();
        assertThat(RuledSharePolicy.versionIn("fair-share v99999999999999999999"))
                .isEmpty();
    }

    @Test
    void anotherNodesVersionIsTakenOverByTheEvent() {
        StoredRuleBook other = new StoredRuleBook(store.rules(), LabRules.DEFAULT);
        other.refresh();
        publish(0, Map.of(WorkClass.STAFF, 2.0));
        assertThat(other.version().number()).isZero();
        store.events().after(0, 10).forEach(other::happened);
        assertThat(other.version()).isEqualTo(book.version());
        assertThat(other.version(0)).contains(RuleVersion.start(LabRules.DEFAULT));
        assertThat(other.version(1)).contains(book.version());
        assertThat(other.version(2)).isEmpty();
    }

    @Test
    void anEventDuringAnOutageIsMadeUpForAfterwards() {
        StoredRuleBook other = new StoredRuleBook(store.rules(), LabRules.DEFAULT);
        other.refresh();
        publish(0, Map.of(WorkClass.STAFF, 2.0));
        LabEvent told = store.events().after(0, 10).get(0);
        store.reachable(false);
        assertThatThrownBy(() -> other.happened(told)).isInstanceOf(PrintLabException.class);
        assertThatThrownBy(other::step).isInstanceOf(PrintLabException.class);
        store.reachable(true);
        other.step();
        assertThat(other.version().number()).isEqualTo(1);
    }

    private void publish(long expected, Map<WorkClass, Double> classes) {
        LabRules next = new LabRules(
                LabRules.DEFAULT.priority().withClasses(classes),
                LabRules.DEFAULT.admission(),
                LabRules.DEFAULT.approval(),
                LabRules.DEFAULT.dispatch());
        store.rules().publish(next, expected, "user:1", "test", NOW);
        book.refresh();
    }

    private Placement place() {
        return policy.place(submission(), needs(), Backlog.NONE, NOW);
    }

    private static Submission submission() {
        return new Submission(
                new UserId(1),
                new PrintFileId("a".repeat(64)),
                "cube.gcode",
                "web",
                Urgency.NORMAL,
                null,
                null,
                NOW,
                new Wishes(WorkClass.COURSEWORK, null, null, null));
    }

    private static Needs needs() {
        return new Needs(Requirements.NONE, new PrintEstimate(Duration.ofHours(4), null));
    }
}
