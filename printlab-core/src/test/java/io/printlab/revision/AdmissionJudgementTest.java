package io.printlab.revision;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.account.UserId;
import io.printlab.admission.PrintRecord;
import io.printlab.file.PrintFileFacts;
import io.printlab.job.Job;
import io.printlab.rule.AdmissionLimits;
import io.printlab.rule.ApprovalLimits;
import io.printlab.rule.LabRules;
import io.printlab.rule.Quota;
import io.printlab.testkit.InMemoryLabStore;
import io.printlab.testkit.SampleLab;
import io.printlab.testkit.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdmissionJudgementTest {
    private static final PrintFileFacts FACTS =
            new PrintFileFacts(null, null, null, null, null, null, null, null, null, null, null, null, 1);

    private final SettableClock clock = new SettableClock();
    private final InMemoryLabStore store = new InMemoryLabStore(clock);
    private final SampleLab lab = new SampleLab(store, clock);
    private final UserId ada = lab.user("ada");

    @Test
    void aJobOfManyWouldBeRefusedByALimitThatTheOthersReachWithoutIt() {
        QueueNow.Waiting waiting = waiting();
        PrintRecord three = record(3, Duration.ofMinutes(120));
        assertThat(judged(waiting, three, admission(2, List.of())))
                .extracting(Consequence::kind)
                .containsExactly(Consequence.Kind.WOULD_BE_REFUSED);
        assertThat(judged(waiting, three, admission(3, List.of()))).isEmpty();
    }

    @Test
    void aQuotaCountsTheJobItselfOnce() {
        QueueNow.Waiting waiting = waiting();
        PrintRecord alone = record(1, Duration.ofMinutes(40));
        assertThat(judged(waiting, alone, admission(null, List.of(quota(0.7))))).isEmpty();
        assertThat(judged(waiting, alone, admission(null, List.of(quota(0.6)))))
                .extracting(Consequence::kind)
                .containsExactly(Consequence.Kind.WOULD_BE_REFUSED);
    }

    @Test
    void whatStaffLookAtIsSaidWithTheReason() {
        LabRules rules = new LabRules(
                LabRules.DEFAULT.priority(),
                LabRules.DEFAULT.admission(),
                new ApprovalLimits(Duration.ofMinutes(30), null, Set.of(), false, null),
                LabRules.DEFAULT.dispatch());
        assertThat(judged(waiting(), record(1, Duration.ofMinutes(40)), rules))
                .singleElement()
                .satisfies(consequence -> {
                    assertThat(consequence.kind()).isEqualTo(Consequence.Kind.WOULD_NEED_APPROVAL);
                    assertThat(consequence.sentence()).contains("40 min");
                });
        assertThat(judged(waiting(), record(1, Duration.ofMinutes(40)), LabRules.DEFAULT))
                .isEmpty();
    }

    private List<Consequence> judged(QueueNow.Waiting waiting, PrintRecord record, LabRules rules) {
        return new AdmissionJudgement(owner -> record, file -> FACTS, List.of(), clock.instant()).of(waiting, rules);
    }

    private QueueNow.Waiting waiting() {
        Job job = lab.queued(ada);
        return new QueueNow.Waiting(
                store.queue().waiting(1).get(0), job, store.users().byId(ada).orElseThrow());
    }

    private static PrintRecord record(int waiting, Duration week) {
        return new PrintRecord(waiting, 3, 0, new PrintRecord.Use(week, 30), new PrintRecord.Use(week, 30));
    }

    private static Quota quota(double hours) {
        return new Quota(null, Quota.Period.WEEK, hours, null);
    }

    private static LabRules admission(@Nullable Integer most, List<Quota> quotas) {
        return new LabRules(
                LabRules.DEFAULT.priority(),
                new AdmissionLimits(most, quotas),
                LabRules.DEFAULT.approval(),
                LabRules.DEFAULT.dispatch());
    }
}
