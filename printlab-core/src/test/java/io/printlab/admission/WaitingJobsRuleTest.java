package io.printlab.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.testkit.AdmissionRuleContract;
import io.printlab.testkit.SampleRequest;
import org.junit.jupiter.api.Test;

class WaitingJobsRuleTest extends AdmissionRuleContract {
    @Override
    protected AdmissionRule rule() {
        return new WaitingJobsRule(10);
    }

    @Test
    void theTenthJobMayWaitAndTheEleventhMayNot() {
        assertThat(verdict(SampleRequest.STUDENT.waiting(9))).isEqualTo(Verdict.ADMITTED);
        assertThat(verdict(SampleRequest.STUDENT.waiting(10)))
                .isEqualTo(Verdict.refuse(
                        "You have 10 waiting jobs; the lab allows 10. Cancel one or wait until one is printed."));
        assertThat(verdict(SampleRequest.STUDENT.waiting(12)))
                .isEqualTo(Verdict.refuse(
                        "You have 12 waiting jobs; the lab allows 10. Cancel one or wait until one is printed."));
    }

    @Test
    void aBatchIsLetInWholeOrNotAtAll() {
        assertThat(verdict(SampleRequest.STUDENT.waiting(7).copy(1, 3))).isEqualTo(Verdict.ADMITTED);
        assertThat(verdict(SampleRequest.STUDENT.waiting(8).copy(2, 3))).isEqualTo(Verdict.ADMITTED);
        assertThat(verdict(SampleRequest.STUDENT.waiting(8).copy(1, 3)))
                .isEqualTo(
                        Verdict.refuse("You have 8 waiting jobs and send 3 at once; the lab allows 10. Send at most 2,"
                                + " or cancel some that wait."));
    }

    @Test
    void oneIsSaidInTheSingular() {
        assertThat(new WaitingJobsRule(1)
                        .review(SampleRequest.STUDENT.waiting(1).request()))
                .isEqualTo(Verdict.refuse(
                        "You have 1 waiting job; the lab allows 1. Cancel one or wait until one is printed."));
    }

    private Verdict verdict(SampleRequest sample) {
        return rule().review(sample.request());
    }
}
