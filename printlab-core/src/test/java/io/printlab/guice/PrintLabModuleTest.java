package io.printlab.guice;

import static io.printlab.guice.PrintLabBinder.printLabBinder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Stage;
import io.printlab.PrintLab;
import io.printlab.PrintLabConfig;
import io.printlab.admission.AdmissionRequest;
import io.printlab.admission.AdmissionRule;
import io.printlab.admission.Verdict;
import io.printlab.desk.SubmissionRequest;
import io.printlab.device.Device;
import io.printlab.file.Fact;
import io.printlab.file.PrintFileAnalysis;
import io.printlab.file.PrintFileFacts;
import io.printlab.job.Job;
import io.printlab.queue.DispatchConstraint;
import io.printlab.queue.FirstInFirstOutPolicy;
import io.printlab.queue.LabMoment;
import io.printlab.queue.Obstacle;
import io.printlab.queue.PriorityWeights;
import io.printlab.rule.AdmissionLimits;
import io.printlab.rule.ApprovalLimits;
import io.printlab.rule.DispatchLimits;
import io.printlab.rule.LabRules;
import io.printlab.rule.RuleBook;
import io.printlab.testkit.LabInMemory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrintLabModuleTest {
    private final LabInMemory parts = new LabInMemory();
    private final Module base = binder -> {
        printLabBinder(binder).store().toInstance(parts.store());
        printLabBinder(binder).fileStore().toInstance(parts.files());
        printLabBinder(binder)
                .analyser()
                .toInstance((source, name) -> new PrintFileAnalysis(
                        "gcode",
                        new PrintFileFacts(
                                null,
                                null,
                                null,
                                null,
                                Fact.slicer("PLA"),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                1),
                        null));
        printLabBinder(binder).addDriver().toInstance(parts.driver());
    };
    private final PrintLabConfig config = PrintLabConfig.defaults().withDevices(List.of(LabInMemory.device("left")));

    @Test
    void aLabNeedsNoMoreThanItsStoresAndDrivers() throws IOException {
        Injector injector = Guice.createInjector(Stage.PRODUCTION, new PrintLabModule(config), base);
        assertThat(policyOfAJob(injector)).isEqualTo("fair-share");
        assertThat(injector.getInstance(PrintLab.class)).isSameAs(injector.getInstance(PrintLab.class));
    }

    @Test
    void anotherPolicyIsOneBinding() throws IOException {
        Injector injector = Guice.createInjector(
                Stage.PRODUCTION,
                new PrintLabModule(config),
                base,
                binder -> printLabBinder(binder).policy().toInstance(new FirstInFirstOutPolicy()));
        assertThat(policyOfAJob(injector)).isEqualTo("first-in-first-out");
    }

    @Test
    void rulesOfItsOwnAreOneBinding() {
        LabRules own = new LabRules(
                PriorityWeights.DEFAULT, new AdmissionLimits(3, List.of()), ApprovalLimits.NONE, DispatchLimits.NONE);
        Injector injector = Guice.createInjector(
                Stage.PRODUCTION,
                new PrintLabModule(config),
                base,
                binder -> printLabBinder(binder).rules().toInstance(RuleBook.fixed(own)));
        assertThat(injector.getInstance(PrintLab.class).rules().current()).isSameAs(own);
        assertThat(parts.builder().build().rules().current()).isEqualTo(LabRules.DEFAULT);
    }

    @Test
    void anAdmissionRuleIsOneBinding() {
        Injector injector = Guice.createInjector(
                Stage.PRODUCTION,
                new PrintLabModule(config),
                base,
                binder -> printLabBinder(binder).addAdmissionRule().toInstance(new AdmissionRule() {
                    @Override
                    public String name() {
                        return "closed";
                    }

                    @Override
                    public Verdict review(AdmissionRequest request) {
                        return Verdict.refuse("The lab is closed for 3 days. Come again after that.");
                    }
                }));
        assertThatThrownBy(() -> policyOfAJob(injector))
                .hasMessage("The lab is closed for 3 days. Come again after that.");
    }

    @Test
    void oneMoreConstraintIsOneBinding() {
        DispatchConstraint never = new DispatchConstraint() {
            @Override
            public String name() {
                return "never";
            }

            @Override
            public Optional<Obstacle> obstacle(Job job, Device device, LabMoment moment) {
                return Optional.of(new Obstacle(name(), "Nothing starts.", null));
            }
        };
        Injector injector = Guice.createInjector(
                Stage.PRODUCTION,
                new PrintLabModule(config),
                base,
                binder -> printLabBinder(binder).addConstraint().toInstance(never));
        assertThat(injector.getInstance(PrintLab.class).constraints().current())
                .contains(never)
                .hasSizeGreaterThan(1);
        assertThat(parts.builder().constraint(never).build().constraints().current())
                .contains(never);
    }

    private String policyOfAJob(Injector injector) throws IOException {
        PrintLab lab = injector.getInstance(PrintLab.class);
        return Objects.requireNonNull(lab.jobs()
                        .submit(
                                parts.student(),
                                SubmissionRequest.of("a.gcode", "web"),
                                new ByteArrayInputStream(new byte[] {'G'}))
                        .placement())
                .policy();
    }
}
