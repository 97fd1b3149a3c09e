package io.printlab.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.printlab.account.Role;
import io.printlab.error.ErrorCategory;
import io.printlab.queue.PriorityWeights;
import io.printlab.rule.AdmissionLimits;
import io.printlab.rule.ApprovalLimits;
import io.printlab.rule.DispatchLimits;
import io.printlab.rule.FileLimits;
import io.printlab.rule.LabRules;
import io.printlab.rule.Quota;
import io.printlab.rule.RuleBook;
import io.printlab.testkit.SampleRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final LabRules STRICT = new LabRules(
            PriorityWeights.DEFAULT,
            new AdmissionLimits(
                    5, List.of(new Quota(null, Quota.Period.WEEK, 10.0, null)), new FileLimits(280, null, false)),
            new ApprovalLimits(Duration.ofHours(3), 100.0, Set.of("TPU"), true, 4),
            DispatchLimits.NONE);

    private final Admission strict = new Admission(RuleBook.fixed(STRICT), List.of());

    @Test
    void withoutRulesEverythingPasses() {
        assertThat(new Admission(RuleBook.fixed(LabRules.DEFAULT), List.of())
                        .review(SampleRequest.STUDENT.taking(null, null).request()))
                .isEmpty();
    }

    @Test
    void theBookGivesEveryRuleThatItHasAFigureFor() {
        assertThat(BookRules.of(STRICT))
                .extracting(AdmissionRule::name)
                .containsExactly(
                        "temperatures",
                        "waiting jobs",
                        "quota",
                        "long prints",
                        "heavy prints",
                        "first print",
                        "materials");
        assertThat(BookRules.of(LabRules.DEFAULT)).isEmpty();
    }

    @Test
    void everyReasonForApprovalIsTold() {
        SampleRequest much =
                SampleRequest.STUDENT.taking(Duration.ofHours(4), 150.0).of("TPU");
        assertThat(strict.review(much.request()).orElseThrow()).contains("above 3 h", "above 100 g", "0 prints", "TPU");
    }

    @Test
    void trustLiftsTimeAndWeightButNotMaterial() {
        SampleRequest trusted =
                SampleRequest.STUDENT.taking(Duration.ofHours(4), 150.0).printed(4, 0);
        assertThat(strict.review(trusted.request())).isEmpty();
        assertThat(strict.review(trusted.of("TPU").request()))
                .hasValue("It prints in TPU; staff approve every print in that material first.");
        assertThat(strict.review(trusted.printed(4, 1).request())).isPresent();
    }

    @Test
    void aRefusalIsStrongerThanApprovalAndTellsAllThatIsWrong() {
        AdmissionRefusedException refused = refused(
                strict, SampleRequest.STUDENT.taking(Duration.ofHours(11), 5.0).waiting(5));
        assertThat(refused.category()).isEqualTo(ErrorCategory.CONFLICT);
        assertThat(refused.rule()).isEqualTo("waiting jobs");
        assertThat(refused)
                .hasMessageContaining("You have 5 waiting jobs; the lab allows 5.")
                .hasMessageContaining("of the 10 h that everybody has this week");
    }

    @Test
    void aFileAtFaultIsTheSendersToMendEvenForStaff() {
        SampleRequest hot =
                SampleRequest.STUDENT.as(Role.STAFF).heating(300, 60).waiting(9);
        AdmissionRefusedException refused = refused(strict, hot);
        assertThat(refused.category()).isEqualTo(ErrorCategory.USER);
        assertThat(refused.rule()).isEqualTo("temperatures");
        assertThat(refused).hasMessageNotContaining("waiting");
    }

    @Test
    void staffHaveNoLimits() {
        assertThat(strict.review(SampleRequest.STUDENT
                        .as(Role.STAFF)
                        .taking(Duration.ofHours(99), 5000.0)
                        .of("TPU")
                        .waiting(99)
                        .request()))
                .isEmpty();
    }

    @Test
    void aRuleOfTheLabsOwnIsAskedToo() {
        Admission own = new Admission(RuleBook.fixed(LabRules.DEFAULT), List.of(new AdmissionRule() {
            @Override
            public String name() {
                return "no cubes";
            }

            @Override
            public Verdict review(AdmissionRequest request) {
                return request.submission().title().contains("cube")
                        ? Verdict.refuse("Cubes: 1 too many. " + "Print something else. ".repeat(60))
                        : Verdict.ADMITTED;
            }
        }));
        AdmissionRefusedException refused = refused(own, SampleRequest.STUDENT);
        assertThat(refused.rule()).isEqualTo("no cubes");
        assertThat(refused.getMessage()).hasSize(Verdict.LONGEST).endsWith("…");
    }

    @Test
    void whatTheBookSaysNowHolds() {
        AtomicReference<LabRules> page = new AtomicReference<>(LabRules.DEFAULT);
        Admission admission = new Admission(page::get, List.of());
        assertThat(admission.review(SampleRequest.STUDENT.waiting(5).request())).isEmpty();
        page.set(STRICT);
        assertThat(refused(admission, SampleRequest.STUDENT.waiting(5))).hasMessageContaining("allows 5");
    }

    private static AdmissionRefusedException refused(Admission admission, SampleRequest sample) {
        return catchThrowableOfType(AdmissionRefusedException.class, () -> admission.review(sample.request()));
    }
}
