package io.printlab.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.error.PrintLabException;
import io.printlab.job.WorkClass;
import io.printlab.queue.PriorityWeights;
import io.printlab.rule.AdmissionLimits;
import io.printlab.rule.ApprovalLimits;
import io.printlab.rule.DispatchLimits;
import io.printlab.rule.LabRules;
import io.printlab.testkit.SampleRules;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RulesJsonTest {
    @Test
    void everyFieldComesBack() {
        assertThat(RulesJson.read(RulesJson.write(SampleRules.full()))).isEqualTo(SampleRules.full());
        assertThat(RulesJson.read(RulesJson.write(LabRules.DEFAULT))).isEqualTo(LabRules.DEFAULT);
    }

    @Test
    void whatAnOlderProgramDidNotKnowHasItsDefault() {
        LabRules read = RulesJson.read("""
                {"priority": {"classes": {"COURSEWORK": 3.0}, "ageing": 0.02}, "admission": {"mostWaiting": 4}}
                """);
        assertThat(read.priority().classes()).isEqualTo(Map.of(WorkClass.COURSEWORK, 3.0));
        assertThat(read.priority().ageing()).isEqualTo(0.02);
        assertThat(read.priority().maxWaitNormal()).isEqualTo(PriorityWeights.DEFAULT.maxWaitNormal());
        assertThat(read.admission()).isEqualTo(new AdmissionLimits(4, AdmissionLimits.NONE.quotas()));
        assertThat(read.approval()).isEqualTo(ApprovalLimits.NONE);
        assertThat(read.dispatch()).isEqualTo(DispatchLimits.NONE);
    }

    @Test
    void whatANewerProgramAloneKnowsIsLeftOut() {
        LabRules read = RulesJson.read("""
                {"dispatch": {"heatUp": "PT7M", "humidity": 40, "mostRunning": null}, "weather": {"rain": true}}
                """);
        assertThat(read.dispatch().heatUp()).isEqualTo(Duration.ofMinutes(7));
        assertThat(read.dispatch().mostRunning()).isNull();
        assertThat(read.priority()).isEqualTo(PriorityWeights.DEFAULT);
    }

    @Test
    void damagedRulesAreToldAndNotTakenForTheDefaults() {
        assertThatThrownBy(() -> RulesJson.read("{\"dispatch\": {\"heatUp\": \"soon\"}}"))
                .isInstanceOf(PrintLabException.class)
                .hasMessageContaining("LabRules");
    }
}
