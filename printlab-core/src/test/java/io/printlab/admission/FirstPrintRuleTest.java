package io.printlab.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.testkit.AdmissionRuleContract;
import io.printlab.testkit.SampleRequest;
import org.junit.jupiter.api.Test;

class FirstPrintRuleTest extends AdmissionRuleContract {
    @Override
    protected AdmissionRule rule() {
        return new FirstPrintRule();
    }

    @Test
    void everythingIsLookedAtUntilOnePrintHasEndedWell() {
        assertThat(verdict(SampleRequest.STUDENT.printed(0, 3)))
                .isEqualTo(Verdict.ask(
                        "Sam Student has completed 0 prints here; staff approve everything until the first one"
                                + " has ended well."));
        assertThat(verdict(SampleRequest.STUDENT.printed(1, 2))).isEqualTo(Verdict.ADMITTED);
    }

    private Verdict verdict(SampleRequest sample) {
        return rule().review(sample.request());
    }
}
