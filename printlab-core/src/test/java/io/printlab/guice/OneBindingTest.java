package io.printlab.guice;

import static io.printlab.guice.PrintLabBinder.printLabBinder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Module;
import com.google.inject.Stage;
import io.printlab.PrintLab;
import io.printlab.PrintLabConfig;
import io.printlab.desk.SubmissionRequest;
import io.printlab.job.Placement;
import io.printlab.job.WorkClass;
import io.printlab.queue.Arrival;
import io.printlab.queue.FactorScore;
import io.printlab.queue.FirstInFirstOutPolicy;
import io.printlab.queue.PriorityFactor;
import io.printlab.queue.PriorityWeights;
import io.printlab.queue.Ranked;
import io.printlab.queue.Standing;
import io.printlab.queue.WorkClassifier;
import io.printlab.rule.LabRules;
import io.printlab.testkit.LabInMemory;
import io.printlab.testkit.PriorityFactorContract;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A lab from outside replaces one part by one binding, and its contract tells whether the part fits. */
class OneBindingTest {
    private final LabInMemory parts = new LabInMemory();

    /** A lab's own factor: prints in PETG dry for as long again, so they are charged twice. */
    private record DryingFactor() implements PriorityFactor {
        @Override
        public String name() {
            return "drying";
        }

        @Override
        public Standing apply(Standing standing, Arrival arrival) {
            return "PETG".equals(arrival.needs().requirements().material())
                    ? standing.costing(standing.cost() * 2)
                    : standing;
        }

        @Override
        public Optional<FactorScore> score(Ranked ranked) {
            return "PETG".equals(ranked.needs().requirements().material())
                    ? Optional.of(new FactorScore(name(), 0, "Its filament has to dry, which is charged as well."))
                    : Optional.empty();
        }
    }

    @Nested
    class DryingFactorTest extends PriorityFactorContract {
        @Override
        protected PriorityFactor factor() {
            return new DryingFactor();
        }
    }

    @Test
    void aFactorOfTheLabsOwn() throws IOException {
        Placement plain = placement("PETG");
        Placement dried =
                placement("PETG", binder -> printLabBinder(binder).addFactor().toInstance(new DryingFactor()));
        assertThat(dried.cost()).isEqualTo(2 * plain.cost());
        assertThat(dried.policy()).isEqualTo("fair-share");
    }

    @Test
    void aClassifierOfTheLabsOwnAndRulesToBeginWith() throws IOException {
        PriorityWeights weights = PriorityWeights.DEFAULT.withClasses(Map.of(WorkClass.STAFF, 4.0));
        LabRules first = new LabRules(
                weights, LabRules.DEFAULT.admission(), LabRules.DEFAULT.approval(), LabRules.DEFAULT.dispatch());
        Placement plain = placement(null);
        Placement staff = placement(
                null,
                binder -> printLabBinder(binder).classifier().toInstance(WorkClassifier.always(WorkClass.STAFF)),
                binder -> printLabBinder(binder).firstRules().toInstance(first));
        assertThat(staff.cost()).isEqualTo(plain.cost() / 4);
    }

    @Test
    void aPolicyOfTheLabsOwn() throws IOException {
        assertThat(placement(null, binder -> printLabBinder(binder).policy().toInstance(new FirstInFirstOutPolicy()))
                        .policy())
                .isEqualTo("first-in-first-out");
    }

    @Test
    void whatDoesNotGoTogetherIsToldWhenTheLabIsBuilt() {
        assertThatThrownBy(() -> placement(
                        null,
                        binder -> printLabBinder(binder).policy().toInstance(new FirstInFirstOutPolicy()),
                        binder -> printLabBinder(binder).addFactor().toInstance(new DryingFactor())))
                .isInstanceOf(CreationException.class)
                .hasMessageContaining("knows nothing of them");
        PriorityFactor twin = new DryingFactor();
        assertThatThrownBy(() -> PrintLab.builder()
                        .factor(twin)
                        .factor(new DryingFactor())
                        .build())
                .hasMessageContaining("two factors are named drying");
    }

    private Placement placement(@org.jspecify.annotations.Nullable String material, Module... own) throws IOException {
        List<Module> modules = new ArrayList<>(List.of(own));
        modules.add(new PrintLabModule(PrintLabConfig.defaults().withDevices(List.of(LabInMemory.device("left")))));
        modules.add(binder -> {
            printLabBinder(binder).store().toInstance(parts.store());
            printLabBinder(binder).fileStore().toInstance(parts.files());
            printLabBinder(binder).analyser().toInstance(OneBindingTest::unknown);
            printLabBinder(binder).addDriver().toInstance(parts.driver());
        });
        PrintLab lab = Guice.createInjector(Stage.PRODUCTION, modules).getInstance(PrintLab.class);
        SubmissionRequest plain = SubmissionRequest.of("a.gcode", "web");
        SubmissionRequest request = new SubmissionRequest(
                plain.fileName(), plain.source(), plain.urgency(), null, material, plain.wishes());
        return Objects.requireNonNull(lab.jobs()
                .submit(parts.student(), request, new ByteArrayInputStream(new byte[] {'G'}))
                .placement());
    }

    private static io.printlab.file.PrintFileAnalysis unknown(io.printlab.file.ContentSource source, String name) {
        return new io.printlab.file.PrintFileAnalysis(
                "gcode",
                new io.printlab.file.PrintFileFacts(
                        null, null, null, null, null, null, null, null, null, null, null, null, 1),
                null);
    }
}
