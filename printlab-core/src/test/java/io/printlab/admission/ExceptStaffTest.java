package io.printlab.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.account.Role;
import io.printlab.testkit.AdmissionRuleContract;
import io.printlab.testkit.SampleRequest;
import org.junit.jupiter.api.Test;

class ExceptStaffTest extends AdmissionRuleContract {
    @Override
    protected AdmissionRule rule() {
        return new ExceptStaff(new WaitingJobsRule(3));
    }

    @Test
    void staffAndAdministratorsPass() {
        SampleRequest many = SampleRequest.STUDENT.waiting(3);
        assertThat(verdict(many)).isInstanceOf(Verdict.Refused.class);
        assertThat(verdict(many.as(Role.STAFF))).isEqualTo(Verdict.ADMITTED);
        assertThat(verdict(many.as(Role.ADMINISTRATOR))).isEqualTo(Verdict.ADMITTED);
        assertThat(rule().name()).isEqualTo("waiting jobs");
    }

    @Test
    void itSaysWhatItWouldHaveAskedOfOthers() {
        AdmissionRule first = new ExceptStaff(new FirstPrintRule());
        assertThat(first.waived(SampleRequest.STUDENT.as(Role.STAFF).request()).orElseThrow())
                .contains("first print")
                .contains("staff");
        assertThat(first.waived(SampleRequest.STUDENT.request())).isEmpty();
    }

    private Verdict verdict(SampleRequest sample) {
        return rule().review(sample.request());
    }
}
