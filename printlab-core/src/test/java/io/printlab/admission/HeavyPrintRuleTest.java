package io.printlab.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.testkit.AdmissionRuleContract;
import io.printlab.testkit.SampleRequest;
import org.junit.jupiter.api.Test;

class HeavyPrintRuleTest extends AdmissionRuleContract {
    @Override
    protected AdmissionRule rule() {
        return new HeavyPrintRule(250);
    }

    @Test
    void onlyWhatTakesMoreFilamentIsLookedAt() {
        assertThat(verdict(SampleRequest.STUDENT.taking(null, 250.0))).isEqualTo(Verdict.ADMITTED);
        assertThat(verdict(SampleRequest.STUDENT.taking(null, 312.5)))
                .isEqualTo(Verdict.ask("It takes 312.5 g of filament; above 250 g staff approve it first."));
    }

    @Test
    void aWeightThatNobodyKnowsIsLookedAt() {
        assertThat(verdict(SampleRequest.STUDENT.taking(null, null)))
                .isEqualTo(Verdict.ask("Its weight is not known, so staff look at it first."));
    }

    private Verdict verdict(SampleRequest sample) {
        return rule().review(sample.request());
    }
}
