package io.printlab.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.testkit.AdmissionRuleContract;
import io.printlab.testkit.SampleRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UnlessTrustedTest extends AdmissionRuleContract {
    @Override
    protected AdmissionRule rule() {
        return new UnlessTrusted(5, new LongPrintRule(Duration.ofHours(8)));
    }

    private static final SampleRequest LONG = SampleRequest.STUDENT.taking(Duration.ofHours(9), 5.0);

    @Test
    void trustIsEarnedByGoodPrintsAndLostByAFailure() {
        assertThat(verdict(LONG.printed(4, 0))).isInstanceOf(Verdict.AskApproval.class);
        assertThat(verdict(LONG.printed(5, 0))).isEqualTo(Verdict.ADMITTED);
        assertThat(verdict(LONG.printed(50, 1))).isInstanceOf(Verdict.AskApproval.class);
    }

    @Test
    void itsNameIsTheRulesOwn() {
        assertThat(rule().name()).isEqualTo("long prints");
    }

    @Test
    void itSaysWhomItLetThroughWhoWouldBeAskedOtherwise() {
        assertThat(rule().waived(LONG.printed(5, 0).request()).orElseThrow())
                .contains("long prints")
                .contains("5 prints");
        assertThat(rule().waived(LONG.printed(4, 0).request())).isEmpty();
        assertThat(rule().waived(SampleRequest.STUDENT.printed(5, 0).request())).isEmpty();
    }

    private Verdict verdict(SampleRequest sample) {
        return rule().review(sample.request());
    }
}
