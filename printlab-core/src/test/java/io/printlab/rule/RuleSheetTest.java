package io.printlab.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.error.ErrorCategory;
import io.printlab.testkit.SampleRules;
import java.time.Duration;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleSheetTest {
    @Test
    void whatIsWrittenDownComesBack() {
        assertThat(RuleSheet.of(SampleRules.full()).rules()).isEqualTo(SampleRules.full());
        assertThat(RuleSheet.of(LabRules.DEFAULT).rules()).isEqualTo(LabRules.DEFAULT);
        assertThat(RuleSheet.of(SampleRules.full()).faults()).isEmpty();
    }

    @Test
    void everyFieldIsWrittenAndHasWords() {
        assertThat(RuleSheet.of(LabRules.DEFAULT).values().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        RuleFields.ALL.stream().map(RuleField::name).toList());
        assertThat(RuleFields.ALL).allSatisfy(field -> {
            assertThat(field.label()).isNotBlank();
            assertThat(field.help()).endsWith(".");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "priority.ageing, fast, 'A number from 0 to 10'",
        "priority.ageing, -1, 'A number from 0 to 10'",
        "priority.ageing, '', 'This needs a figure'",
        "priority.ageing, 1e3, 'A number from 0'",
        "priority.ageing, NaN, 'A number from 0'",
        "priority.gramsPerHour, 0, 'A number above 0'",
        "priority.classes.coursework, 0, 'or empty for 1'",
        "priority.maxWaitHighHours, 500, 'Urgent jobs wait no longer than others: 120 h'",
        "priority.maxWaitLowHours, 100, 'no shorter than others: 120 h'",
        "priority.loanHigh, 2, 'Waiting alone can lend a job 6 h'",
        "priority.loanAtRisk, 6.5, 'at least that'",
        "admission.mostWaiting, 0, 'A whole number from 1'",
        "admission.mostWaiting, 10001, 'from 1 to 10000'",
        "admission.nozzleCelsius, 900, 'from 1 to 600'",
        "admission.mostWaiting, 2.5, 'A whole number from 1'",
        "approval.materials, 'PLA,<b>', 'is no material'",
        "approval.firstPrint, maybe, 'neither true nor false'",
        "dispatch.zone, Atlantis/North, 'Atlantis/North is no time zone'",
        "dispatch.heatUpMinutes, 500, 'from 0 to 240'",
        "dispatch.staffed.0.from, 25:00, 'as in 08:30'",
        "dispatch.staffed.0.days, 'MONDAY,CATURDAY', 'CATURDAY is no day'",
        "dispatch.staffed.0.days, '', 'at least one day'",
        "admission.quotas.0.hours, -3, 'above 0'",
        "admission.quotas.0.period, YEAR, 'a WEEK or a MONTH'",
        "prices.currency, XYZW, 'Three letters such as EUR'",
        "prices.perHour, -1, 'A number from 0'",
        "prices.perHour, 0.505, 'at most 2 digits'",
        "prices.perGram, 0.0000001, 'at most 5 digits'",
        "prices.materials.0.price, free, 'A price is 0 or more'",
        "prices.materials.0.price, 200, 'not too high'",
        "prices.materials.0.material, '=A1', 'Name a material'",
        "prices.materials.1.material, 'PETG', 'has a price already'",
        "afterPrint.verdict, EVERYBODY, 'NOBODY, STAFF or OWNER'",
        "afterPrint.disposeAfterDays, 2, 'reminded after 3 days'",
        "afterPrint.remindAfterDays, 0, 'A whole number from 1'",
        "afterPrint.reasons.0.fault, GOD, 'the LAB, the OWNER or NOBODY'",
        "priority.luck, 3, 'no such field'",
        "admission.quotas.0.colour, red, 'no such field'",
    })
    void aWrongFieldIsNamedWithWhatIsAllowed(String field, String value, String sentence) {
        Map<String, String> values =
                new HashMap<>(RuleSheet.of(SampleRules.full()).values());
        values.put(field, value);
        RuleSheet sheet = new RuleSheet(values);
        assertThat(sheet.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo(field);
            assertThat(fault.sentence()).contains(sentence);
        });
        assertThatThrownBy(sheet::rules)
                .isInstanceOfSatisfying(
                        InvalidRulesException.class,
                        refused -> assertThat(refused.category()).isEqualTo(ErrorCategory.USER))
                .hasMessageContaining(field);
    }

    @Test
    void allFaultsAreToldAtOnce() {
        RuleSheet empty = new RuleSheet(Map.of("dispatch.zone", "nowhere", "admission.quotas.3.group", "robotics"));
        assertThat(empty.faults().stream().map(RuleFault::field).collect(Collectors.toSet()))
                .contains(
                        "dispatch.zone",
                        "admission.quotas.3.hours",
                        "admission.quotas.3.period",
                        "priority.ageing",
                        "priority.finish",
                        "dispatch.heatUpMinutes");
    }

    @Test
    void peopleMayWriteACommaAndMidnightAndLeaveRowsEmpty() {
        Map<String, String> values =
                new HashMap<>(RuleSheet.of(SampleRules.full()).values());
        values.put("approval.longerThanHours", " 2,5 ");
        values.put("dispatch.staffed.0.to", "24:00");
        values.put("dispatch.quiet.7.days", "");
        values.put("dispatch.quiet.7.from", "");
        values.put("dispatch.quiet.7.to", "");
        values.put("admission.quotas.9.period", "WEEK");
        LabRules rules = new RuleSheet(values).rules();
        assertThat(rules.approval().longerThan()).isEqualTo(Duration.ofMinutes(150));
        assertThat(rules.dispatch().staffed().get(0).to()).isEqualTo(LocalTime.MIDNIGHT);
        assertThat(rules.dispatch().quiet()).hasSize(1);
        assertThat(rules.admission().quotas()).hasSize(2);
    }

    @Test
    void rowsHaveABound() {
        Map<String, String> values =
                new HashMap<>(RuleSheet.of(LabRules.DEFAULT).values());
        for (int row = 0; row <= RuleSheet.MOST_ROWS; row++) {
            values.put("admission.quotas." + row + ".period", "WEEK");
            values.put("admission.quotas." + row + ".hours", "3");
        }
        assertThat(new RuleSheet(values).faults())
                .containsExactly(new RuleFault("admission.quotas", "At most 50 rows."));
    }

    @Test
    void theDifferenceIsToldInWords() {
        assertThat(RuleDifference.between(SampleRules.full(), SampleRules.full()))
                .isEmpty();
        List<RuleDifference> found = RuleDifference.between(LabRules.DEFAULT, SampleRules.full());
        assertThat(found)
                .contains(
                        new RuleDifference("priority.classes.coursework", "Coursework", "1", "2 times"),
                        new RuleDifference(
                                "admission.mostWaiting", "Waiting jobs of one person", "no limit", "12 jobs"),
                        new RuleDifference("approval.materials", "Staff look at prints of", "none", "PA-CF, TPU"),
                        new RuleDifference("approval.firstPrint", "Staff look at a person's first print", "no", "yes"),
                        new RuleDifference("dispatch.zone", "Time zone of the lab", "UTC", "Europe/Berlin"),
                        new RuleDifference("admission.quotas", "Quota", "", "everybody else: 20 h and 500 g a week"),
                        new RuleDifference("admission.quotas", "Quota", "", "robotics: 4000 g a month"),
                        new RuleDifference(
                                "dispatch.staffed", "Staffed hours", "", "Mon, Tue, Wed, Thu, Fri 08:00 to 18:30"),
                        new RuleDifference("dispatch.quiet", "Quiet hours", "", "every day 23:00 to 06:00"),
                        new RuleDifference("prices.materials", "Price of a material", "", "PETG: 0.03 USD a gram"),
                        new RuleDifference("afterPrint.reasons", "Reason for failure", "", "jam: fault of lab"));
        assertThat(RuleDifference.between(SampleRules.full(), LabRules.DEFAULT)).hasSameSizeAs(found);
    }
}
