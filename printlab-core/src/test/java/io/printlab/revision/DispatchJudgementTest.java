package io.printlab.revision;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.device.Device;
import io.printlab.job.Job;
import io.printlab.queue.LabMoment;
import io.printlab.queue.Obstacle;
import io.printlab.rule.DispatchLimits;
import io.printlab.rule.LabRules;
import io.printlab.rule.WeeklyHours;
import io.printlab.testkit.InMemoryLabStore;
import io.printlab.testkit.SampleLab;
import io.printlab.testkit.SettableClock;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DispatchJudgementTest {
    private static final DispatchLimits NONE = DispatchLimits.NONE;
    private static final DispatchLimits ALWAYS_QUIET = new DispatchLimits(
            null,
            NONE.zone(),
            List.of(),
            null,
            List.of(new WeeklyHours(EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)),
            null,
            NONE.heatUp());

    private final SettableClock clock = new SettableClock();
    private final InMemoryLabStore store = new InMemoryLabStore(clock);
    private final SampleLab lab = new SampleLab(store, clock);
    private final Device device = lab.readyDevice("left");
    private final QueueNow.Waiting waiting = waiting();

    @Test
    void quietHoursStopAJobThatFitsAndTheDefaultsDoNot() {
        DispatchJudgement judgement = judgement(List.of(device));
        assertThat(judgement.of(waiting, rules(NONE))).isEmpty();
        assertThat(judgement.of(waiting, rules(ALWAYS_QUIET))).singleElement().satisfies(consequence -> {
            assertThat(consequence.kind()).isEqualTo(Consequence.Kind.COULD_NOT_START_NOW);
            assertThat(consequence.sentence()).isNotBlank();
        });
    }

    @Test
    void aJobThatFitsNoPrinterIsNotTheRulesFault() {
        assertThat(judgement(List.of()).of(waiting, rules(ALWAYS_QUIET))).isEmpty();
        assertThat(judgement(List.of(device.withMaintenance(SampleLab.maintenance())))
                        .of(waiting, rules(ALWAYS_QUIET)))
                .isEmpty();
    }

    @Test
    void onePrinterThatIsFreeOfObstaclesIsEnough() {
        Device right = lab.readyDevice("right");
        DispatchJudgement judgement = new DispatchJudgement(
                List.of(device, right),
                new LabMoment(clock.instant(), List.of(), List.of()),
                List.of(new io.printlab.queue.DispatchConstraint() {
                    @Override
                    public String name() {
                        return "left alone";
                    }

                    @Override
                    public Optional<Obstacle> obstacle(Job job, Device one, LabMoment moment) {
                        return one.id().equals(device.id())
                                ? Optional.of(new Obstacle(name(), "The left one rests.", null))
                                : Optional.empty();
                    }
                }));
        assertThat(judgement.of(waiting, rules(NONE))).isEmpty();
    }

    private DispatchJudgement judgement(List<Device> devices) {
        return new DispatchJudgement(devices, new LabMoment(clock.instant(), List.of(), List.of()), List.of());
    }

    private QueueNow.Waiting waiting() {
        Job job = lab.queued(lab.user("ada"));
        return new QueueNow.Waiting(
                store.queue().waiting(1).get(0),
                job,
                store.users().byId(job.submission().owner()).orElseThrow());
    }

    private static LabRules rules(DispatchLimits dispatch) {
        return new LabRules(
                LabRules.DEFAULT.priority(), LabRules.DEFAULT.admission(), LabRules.DEFAULT.approval(), dispatch);
    }
}
