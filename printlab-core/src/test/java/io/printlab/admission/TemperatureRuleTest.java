package io.printlab.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.testkit.AdmissionRuleContract;
import io.printlab.testkit.SampleRequest;
import org.junit.jupiter.api.Test;

class TemperatureRuleTest extends AdmissionRuleContract {
    @Override
    protected AdmissionRule rule() {
        return new TemperatureRule(280, 110);
    }

    @Test
    void aFileThatHeatsMoreThanTheLabAllowsIsRefusedForGood() {
        assertThat(verdict(SampleRequest.STUDENT.heating(280, 110))).isEqualTo(Verdict.ADMITTED);
        assertThat(verdict(SampleRequest.STUDENT.heating(300, 110)))
                .isEqualTo(Verdict.refuseFile(
                        "The file heats the nozzle to 300 °C; the lab allows 280 °C. Slice it again for"
                                + " a cooler filament, or ask staff."));
        assertThat(verdict(SampleRequest.STUDENT.heating(300, 120)))
                .isEqualTo(
                        Verdict.refuseFile(
                                "The file heats the nozzle to 300 °C; the lab allows 280 °C. The file heats the"
                                        + " bed to 120 °C; the lab allows 110 °C. Slice it again for a cooler filament, or ask staff."));
    }

    @Test
    void whatIsNotKnownIsNotHeldAgainstIt() {
        assertThat(verdict(SampleRequest.STUDENT.heating(null, null))).isEqualTo(Verdict.ADMITTED);
        assertThat(new TemperatureRule(null, 110)
                        .review(SampleRequest.STUDENT.heating(900, 60).request()))
                .isEqualTo(Verdict.ADMITTED);
    }

    private Verdict verdict(SampleRequest sample) {
        return rule().review(sample.request());
    }
}
