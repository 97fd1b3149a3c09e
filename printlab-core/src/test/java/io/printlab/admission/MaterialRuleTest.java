package io.printlab.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.testkit.AdmissionRuleContract;
import io.printlab.testkit.SampleRequest;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MaterialRuleTest extends AdmissionRuleContract {
    @Override
    protected AdmissionRule rule() {
        return new MaterialRule(Set.of("TPU", "ABS"));
    }

    @Test
    void theNamedMaterialsAreLookedAt() {
        assertThat(verdict(SampleRequest.STUDENT.of("PLA"))).isEqualTo(Verdict.ADMITTED);
        assertThat(verdict(SampleRequest.STUDENT.of("tpu")))
                .isEqualTo(Verdict.ask("It prints in tpu; staff approve every print in that material first."));
    }

    @Test
    void aMaterialThatNobodySaidIsLookedAt() {
        assertThat(verdict(SampleRequest.STUDENT.of(null)))
                .isEqualTo(Verdict.ask("Its material is not known, so staff look at it first."));
    }

    private Verdict verdict(SampleRequest sample) {
        return rule().review(sample.request());
    }
}
