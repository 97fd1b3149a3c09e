package io.printlab.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.printlab.account.UserId;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.Submission;
import io.printlab.job.Wishes;
import io.printlab.job.WorkClass;
import io.printlab.queue.Backlog;
import io.printlab.queue.FirstInFirstOutPolicy;
import io.printlab.queue.QueuePolicy;
import io.printlab.queue.WorkClassifier;
import io.printlab.rule.AdmissionLimits;
import io.printlab.rule.LabRules;
import io.printlab.rule.RuleBook;
import io.printlab.rule.RuleVersion;
import io.printlab.rule.RuledSharePolicy;
import io.printlab.testkit.InMemoryLabStore;
import io.printlab.testkit.SampleLab;
import io.printlab.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WhatIfTest {
    private final SettableClock clock = new SettableClock();
    private final InMemoryLabStore store = new InMemoryLabStore(clock);
    private final SampleLab lab = new SampleLab(store, clock);
    private final UserId ada = lab.user("ada");
    private final UserId bob = lab.user("bob");
    private final QueuePolicy now = policy(0, LabRules.DEFAULT);

    @Test
    void anEvenQueueWithADearerClassMovesItsJobsDown() {
        JobId coursework = queued(ada, WorkClass.COURSEWORK);
        JobId research = queued(bob, WorkClass.RESEARCH);
        JobId more = queued(bob, WorkClass.RESEARCH);
        RulePreview preview = preview(classes(Map.of(WorkClass.COURSEWORK, 0.25)), Judgement.NONE);
        assertThat(preview.moves())
                .extracting(
                        RulePreview.Move::job, RulePreview.Move::before, RulePreview.Move::after, RulePreview.Move::up)
                .containsExactly(tuple(coursework, 1, 3, -2), tuple(research, 2, 1, 1), tuple(more, 3, 2, 1));
        assertThat(preview.moves().get(0).costAfter())
                .isEqualTo(4 * preview.moves().get(0).costBefore());
        assertThat(preview.moving()).isEqualTo(3);
        assertThat(preview.largestUp()).isEqualTo(1);
        assertThat(preview.largestDown()).isEqualTo(2);
        assertThat(preview.owners())
                .extracting(
                        RulePreview.OwnerMove::owner,
                        RulePreview.OwnerMove::jobs,
                        RulePreview.OwnerMove::up,
                        RulePreview.OwnerMove::down,
                        RulePreview.OwnerMove::meanUp)
                .containsExactly(tuple(bob, 2, 2, 0, 1.0), tuple(ada, 1, 0, 1, -2.0));
        assertThat(preview.isCut()).isFalse();
    }

    @Test
    void theSameRulesMoveNothing() {
        for (int i = 0; i < 20; i++) {
            queued(i % 3 == 0 ? ada : bob, WorkClass.values()[i % 4]);
            clock.advance(Duration.ofHours(9));
            store.queue().promoteDue(clock.instant(), now.ranking());
        }
        RulePreview preview = preview(LabRules.DEFAULT, Judgement.NONE);
        assertThat(preview.moves()).hasSize(20).allMatch(move -> move.up() == 0);
        assertThat(preview.moving()).isZero();
        assertThat(preview.largestUp()).isZero();
        assertThat(preview.largestDown()).isZero();
    }

    @Test
    void onlyWhatTheOtherRulesAddIsAConsequence() {
        queued(ada, WorkClass.RESEARCH);
        Judgement judgement = (waiting, rules) -> rules.admission().mostWaiting() == null
                ? List.of(new Consequence(Consequence.Kind.COULD_NOT_START_NOW, "quiet"))
                : List.of(
                        new Consequence(Consequence.Kind.COULD_NOT_START_NOW, "still quiet"),
                        new Consequence(Consequence.Kind.WOULD_BE_REFUSED, "one waits already"));
        LabRules others = new LabRules(
                LabRules.DEFAULT.priority(),
                new AdmissionLimits(1, List.of()),
                LabRules.DEFAULT.approval(),
                LabRules.DEFAULT.dispatch());
        RulePreview preview = preview(others, judgement);
        assertThat(preview.moves().get(0).consequences())
                .containsExactly(new Consequence(Consequence.Kind.WOULD_BE_REFUSED, "one waits already"));
        assertThat(preview.with(Consequence.Kind.WOULD_BE_REFUSED)).isEqualTo(1);
        assertThat(preview.with(Consequence.Kind.COULD_NOT_START_NOW)).isZero();
    }

    @Test
    void aPolicyOfTheLabsOwnIsLeftAlone() {
        queued(ada, WorkClass.COURSEWORK);
        queued(bob, WorkClass.RESEARCH);
        QueuePolicy own = new FirstInFirstOutPolicy();
        RulePreview preview = new WhatIf(own, own, name -> null, Judgement.NONE)
                .of(queue(), LabRules.DEFAULT, classes(Map.of(WorkClass.COURSEWORK, 0.25)));
        assertThat(preview.moving()).isZero();
        assertThat(preview.moves()).allMatch(move -> move.costBefore() == move.costAfter());
    }

    @Test
    void whatWasNotLookedAtIsSaid() {
        queued(ada, WorkClass.RESEARCH);
        QueueNow one = queue();
        QueueNow front = new QueueNow(one.jobs(), 5, one.shares(), one.now());
        assertThat(new WhatIf(now, now, name -> now, Judgement.NONE)
                        .of(front, LabRules.DEFAULT, LabRules.DEFAULT)
                        .isCut())
                .isTrue();
    }

    private RulePreview preview(LabRules others, Judgement judgement) {
        return new WhatIf(now, policy(1, others), name -> now, judgement).of(queue(), LabRules.DEFAULT, others);
    }

    private QueueNow queue() {
        return new QueueNow(
                store.queue().waiting(1000).stream()
                        .map(place -> new QueueNow.Waiting(
                                place,
                                store.jobs().byId(place.id()).orElseThrow(),
                                store.users().byId(place.owner()).orElseThrow()))
                        .toList(),
                store.queue().count(),
                store.queue().shares(),
                clock.instant());
    }

    private JobId queued(UserId owner, WorkClass work) {
        Submission submission = lab.submission(owner);
        Submission mine = new Submission(
                owner,
                submission.file(),
                submission.title(),
                submission.source(),
                submission.urgency(),
                null,
                null,
                clock.instant(),
                new Wishes(work, null, null, null));
        Job job = store.jobs().store(Job.submit(store.jobs().nextId(), mine, SampleLab.STAFF, clock.instant()));
        return store.jobs()
                .store(job.enqueue(
                        lab.needs("PLA"),
                        now.place(mine, lab.needs("PLA"), Backlog.NONE, clock.instant()),
                        SampleLab.STAFF,
                        clock.instant()))
                .id();
    }

    private static LabRules classes(Map<WorkClass, Double> classes) {
        return new LabRules(
                LabRules.DEFAULT.priority().withClasses(classes),
                LabRules.DEFAULT.admission(),
                LabRules.DEFAULT.approval(),
                LabRules.DEFAULT.dispatch());
    }

    private static QueuePolicy policy(long version, LabRules rules) {
        return new RuledSharePolicy(RuleBook.fixed(rules), WorkClassifier.AS_SUBMITTED, List.of())
                .under(new RuleVersion(version, rules, "user:1", Instant.EPOCH, "test"));
    }
}
