package io.printlab.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.printlab.account.Role;
import io.printlab.queue.PriorityWeights;
import io.printlab.rule.AdmissionLimits;
import io.printlab.rule.ApprovalLimits;
import io.printlab.rule.DispatchLimits;
import io.printlab.rule.LabRules;
import io.printlab.rule.Quota;
import io.printlab.testkit.SampleRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AllowanceTest {
    private static final Quota WEEK = new Quota("design", Quota.Period.WEEK, 10.0, null);
    private static final LabRules RULES = new LabRules(
            PriorityWeights.DEFAULT, new AdmissionLimits(5, List.of(WEEK)), ApprovalLimits.NONE, DispatchLimits.NONE);
    private static final SampleRequest SAM = SampleRequest.STUDENT
            .inGroup("design")
            .waiting(3)
            .used(new PrintRecord.Use(Duration.ofHours(4), 20), PrintRecord.Use.NONE);

    @Test
    void saysWhatIsUsedOfWhatIsAllowed() {
        Allowance allowance = Allowance.of(SAM.owner(), RULES, SAM.record(), SAM.now());
        assertThat(allowance)
                .isEqualTo(new Allowance(
                        3,
                        5,
                        List.of(new Allowance.QuotaUse(WEEK, SAM.record().week().total(), LocalDate.of(2026, 1, 12)))));
        assertThat(Allowance.of(SAM.inGroup(null).owner(), RULES, SAM.record(), SAM.now())
                        .quotas())
                .isEmpty();
    }

    @Test
    void whatIsForNoGroupWithAQuotaIsCountedOnThatOfEverybody() {
        Quota everybody = new Quota(null, Quota.Period.WEEK, 3.0, null);
        LabRules rules = new LabRules(
                PriorityWeights.DEFAULT,
                new AdmissionLimits(5, List.of(everybody, WEEK)),
                ApprovalLimits.NONE,
                DispatchLimits.NONE);
        PrintRecord record = new PrintRecord(
                0,
                0,
                0,
                new PrintRecord.Uses(Map.of("design", hours(4), "", hours(1), "cad", hours(2))),
                PrintRecord.Uses.of(null, PrintRecord.Use.NONE));
        assertThat(Allowance.of(SAM.owner(), rules, record, SAM.now()).quotas())
                .extracting(Allowance.QuotaUse::quota, use -> use.used().hours())
                .containsExactly(tuple(WEEK, 4.0), tuple(everybody, 3.0));
    }

    private static PrintRecord.Use hours(int hours) {
        return new PrintRecord.Use(Duration.ofHours(hours), 0);
    }

    @Test
    void staffHaveNoLimits() {
        assertThat(Allowance.of(SAM.as(Role.STAFF).owner(), RULES, SAM.record(), SAM.now()))
                .isEqualTo(new Allowance(3, null, List.of()));
    }
}
