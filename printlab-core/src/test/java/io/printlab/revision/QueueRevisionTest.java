package io.printlab.revision;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.account.UserId;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.JobTransition;
import io.printlab.job.Placement;
import io.printlab.job.WorkClass;
import io.printlab.queue.Backlog;
import io.printlab.queue.WorkClassifier;
import io.printlab.rule.LabRules;
import io.printlab.rule.RuledSharePolicy;
import io.printlab.rule.StoredRuleBook;
import io.printlab.testkit.InMemoryLabStore;
import io.printlab.testkit.SampleLab;
import io.printlab.testkit.SettableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class QueueRevisionTest {
    private final SettableClock clock = new SettableClock();
    private final InMemoryLabStore store = new InMemoryLabStore(clock);
    private final SampleLab lab = new SampleLab(store, clock);
    private final StoredRuleBook book = new StoredRuleBook(store.rules(), LabRules.DEFAULT);
    private final RuledSharePolicy policy = new RuledSharePolicy(book, WorkClassifier.AS_SUBMITTED, List.of());
    private final QueueRevision revision = new QueueRevision(store, book, policy);

    @Test
    void afterANewVersionEveryWaitingJobIsPlacedByItInBatches() {
        List<UserId> users = List.of(lab.user("ada"), lab.user("bob"), lab.user("eve"));
        List<JobId> jobs = new ArrayList<>();
        for (int i = 0; i < 450; i++) {
            jobs.add(queued(users.get(i % 3)).id());
        }
        assertThat(stepsUntilDone()).isZero();
        publish(0, 2);
        assertThat(stepsUntilDone()).isEqualTo(3);
        assertThat(jobs).allSatisfy(id -> {
            Placement place = place(id);
            assertThat(place.policy()).isEqualTo("fair-share v1");
            assertThat(place.cost())
                    .isEqualTo(lab.needs("PLA").estimate().printTime().toMinutes() / 60.0 / 2);
        });
        assertThat(store.jobs().history(jobs.get(0)))
                .extracting(event -> event.move())
                .endsWith(JobTransition.PLACE_AGAIN);
        assertThat(revision.step(clock.instant())).isZero();
    }

    @Test
    void twoNodesPlaceAJobOnce() {
        JobId job = queued(lab.user("ada")).id();
        QueueRevision other = new QueueRevision(store, book, policy);
        publish(0, 2);
        revision.step(clock.instant());
        other.step(clock.instant());
        assertThat(store.jobs().history(job))
                .filteredOn(event -> event.move() == JobTransition.PLACE_AGAIN)
                .hasSize(1);
    }

    @Test
    void aJobThatWasHeldMeanwhileIsPlacedAgainWhenItComesBack() {
        Job job = queued(lab.user("ada"));
        Job held = store.jobs().store(job.hold(null, SampleLab.STAFF, clock.instant()));
        publish(0, 2);
        revision.step(clock.instant());
        assertThat(place(job.id()).policy()).isEqualTo("fair-share");
        store.jobs().store(held.release(Objects.requireNonNull(held.placement()), SampleLab.STAFF, clock.instant()));
        store.events().after(0, 100).forEach(revision::happened);
        revision.step(clock.instant());
        assertThat(place(job.id()).policy()).isEqualTo("fair-share v1");
    }

    private int stepsUntilDone() {
        int steps = 0;
        while (revision.step(clock.instant()) > 0) {
            steps++;
            assertThat(steps).isLessThan(20);
        }
        return steps;
    }

    private Job queued(UserId owner) {
        return lab.queued(
                owner, "PLA", policy.place(lab.submission(owner), lab.needs("PLA"), Backlog.NONE, clock.instant()));
    }

    private void publish(long expected, double coursework) {
        LabRules next = new LabRules(
                LabRules.DEFAULT.priority().withClasses(Map.of(WorkClass.COURSEWORK, coursework)),
                LabRules.DEFAULT.admission(),
                LabRules.DEFAULT.approval(),
                LabRules.DEFAULT.dispatch());
        store.rules().publish(next, expected, "user:1", "test", clock.instant());
        book.refresh();
    }

    private Placement place(JobId id) {
        return Objects.requireNonNull(store.jobs().byId(id).orElseThrow().placement());
    }
}
