package io.printlab.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.testkit.AdmissionRuleContract;
import io.printlab.testkit.SampleRequest;
import org.junit.jupiter.api.Test;

class KnownTimeRuleTest extends AdmissionRuleContract {
    @Override
    protected AdmissionRule rule() {
        return new KnownTimeRule();
    }

    @Test
    void aFileWithoutATimeIsRefusedForGood() {
        assertThat(verdict(SampleRequest.STUDENT)).isEqualTo(Verdict.ADMITTED);
        assertThat(verdict(SampleRequest.STUDENT.taking(null, 5.0)))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.file()).isTrue());
    }

    private Verdict verdict(SampleRequest sample) {
        return rule().review(sample.request());
    }
}
