package io.printlab.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.testkit.AdmissionRuleContract;
import io.printlab.testkit.SampleRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LongPrintRuleTest extends AdmissionRuleContract {
    @Override
    protected AdmissionRule rule() {
        return new LongPrintRule(Duration.ofHours(8));
    }

    @Test
    void onlyWhatTakesLongerIsLookedAt() {
        assertThat(verdict(SampleRequest.STUDENT.taking(Duration.ofHours(8), 5.0)))
                .isEqualTo(Verdict.ADMITTED);
        assertThat(verdict(SampleRequest.STUDENT.taking(Duration.ofMinutes(541), 5.0)))
                .isEqualTo(Verdict.ask("It prints for 9 h 1 min; above 8 h staff approve it first."));
    }

    @Test
    void aTimeThatNobodyKnowsIsLookedAt() {
        assertThat(verdict(SampleRequest.STUDENT.taking(null, 5.0)))
                .isEqualTo(Verdict.ask("Its print time is not known, so staff look at it first."));
    }

    private Verdict verdict(SampleRequest sample) {
        return rule().review(sample.request());
    }
}
