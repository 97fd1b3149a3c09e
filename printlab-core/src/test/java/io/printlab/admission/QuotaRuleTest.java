package io.printlab.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.admission.PrintRecord.Use;
import io.printlab.rule.AdmissionLimits;
import io.printlab.rule.Quota;
import io.printlab.testkit.AdmissionRuleContract;
import io.printlab.testkit.SampleRequest;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuotaRuleTest extends AdmissionRuleContract {
    @Override
    protected AdmissionRule rule() {
        return new QuotaRule(
                new AdmissionLimits(
                        null,
                        List.of(
                                new Quota(null, Quota.Period.WEEK, 10.0, 200.0),
                                new Quota("Architecture", Quota.Period.WEEK, 24.0, null),
                                new Quota(null, Quota.Period.MONTH, 30.0, null))),
                ZoneId.of("Europe/Berlin"));
    }

    private static Use use(double hours, double grams) {
        return new Use(Duration.ofMinutes(Math.round(hours * 60)), grams);
    }

    @Test
    void whatIsUsedAndWhatIsWishedFitTheQuotaTogether() {
        SampleRequest six = SampleRequest.STUDENT.taking(Duration.ofMinutes(390), 10.0);
        assertThat(verdict(six.used(use(3.5, 0), use(3.5, 0)))).isEqualTo(Verdict.ADMITTED);
        assertThat(verdict(six.used(use(4, 0), use(4, 0))))
                .isEqualTo(Verdict.refuse(
                        "This print takes 6 h 30 min, and you have used 4 h of the 10 h that everybody has"
                                + " this week. What waits and prints is counted in. Send a smaller print, cancel one that waits, or"
                                + " wait until Monday, 12 January."));
    }

    @Test
    void filamentHasAQuotaOfItsOwn() {
        assertThat(verdict(
                        SampleRequest.STUDENT.taking(Duration.ofHours(1), 60.5).used(use(0, 150), use(0, 150))))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.why())
                                .startsWith(
                                        "This print takes 60.5 g, and you have used 150 g of the 200 g that everybody has"));
    }

    @Test
    void aGroupHasItsOwnQuotaInPlaceOfEverybodysForThatPeriod() {
        SampleRequest nine =
                SampleRequest.STUDENT.taking(Duration.ofHours(9), 900.0).inGroup("architecture");
        assertThat(verdict(nine.used(use(15, 0), use(15, 0)))).isEqualTo(Verdict.ADMITTED);
        assertThat(verdict(nine.used(use(16, 0), use(16, 0))))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.why())
                                .contains("of the 24 h that each in group architecture has this week."));
        assertThat(verdict(nine.used(use(1, 0), use(22, 0))))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.why())
                                .contains("of the 30 h that everybody has this month.")
                                .endsWith("wait until Sunday, 1 February."));
        assertThat(verdict(nine.inGroup("design").used(use(2, 0), use(2, 0)))).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void allQuotasThatAreExceededAreTold() {
        assertThat(verdict(SampleRequest.STUDENT.used(use(10, 190), use(29, 0))))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.why())
                                .contains("10 h of the 10 h")
                                .contains("190 g of the 200 g")
                                .contains("29 h of the 30 h"));
    }

    @Test
    void whatIsNotKnownPassesUntilTheQuotaIsUsedUp() {
        SampleRequest unknown = SampleRequest.STUDENT.taking(null, null);
        assertThat(verdict(unknown.used(use(9.9, 199), use(9.9, 0)))).isEqualTo(Verdict.ADMITTED);
        assertThat(verdict(unknown.used(use(10, 0), use(10, 0))))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.why())
                                .startsWith("You have used 10 h of the 10 h that everybody has this week."));
    }

    @Test
    void theCopiesOfABatchCountTogether() {
        SampleRequest three = SampleRequest.STUDENT.taking(Duration.ofHours(3), 10.0);
        assertThat(verdict(three.copy(1, 3))).isEqualTo(Verdict.ADMITTED);
        assertThat(verdict(three.copy(1, 4))).isInstanceOf(Verdict.Refused.class);
    }

    private Verdict verdict(SampleRequest sample) {
        return rule().review(sample.request());
    }
}
