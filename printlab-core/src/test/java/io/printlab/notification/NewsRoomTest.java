package io.printlab.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.account.UserId;
import io.printlab.device.Device;
import io.printlab.event.LabEvent;
import io.printlab.job.Job;
import io.printlab.ledger.PrintTerms;
import io.printlab.outcome.PickUpKeeper;
import io.printlab.rule.AfterPrint;
import io.printlab.rule.LabRules;
import io.printlab.rule.Prices;
import io.printlab.rule.RuleBook;
import io.printlab.safety.AlarmKind;
import io.printlab.safety.ThermalAlarm;
import io.printlab.testkit.InMemoryLabStore;
import io.printlab.testkit.SampleLab;
import io.printlab.testkit.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewsRoomTest {
    private static final PrintTerms KEPT = new PrintTerms("EUR", 0, 0, null, false, true, 1);
    private static final LabRules RULES = new LabRules(
            LabRules.DEFAULT.priority(),
            LabRules.DEFAULT.admission(),
            LabRules.DEFAULT.approval(),
            LabRules.DEFAULT.dispatch(),
            Prices.NONE,
            new AfterPrint(AfterPrint.VerdictBy.NOBODY, true, List.of(), 2, null, false));

    private final SettableClock clock = new SettableClock();
    private final InMemoryLabStore store = new InMemoryLabStore(clock);
    private final SampleLab lab = new SampleLab(store, clock);
    private final List<Notification> told = new ArrayList<>();
    private final NewsRoom news = new NewsRoom(store, List.of(told::add));

    @Test
    void anOwnerIsRemindedOnceAndAPickUpIsNoNews() {
        UserId ada = lab.user("ada");
        Job forgotten = lab.printed(ada, "left", KEPT);
        Job taken = lab.printed(ada, "right", KEPT);
        long before = store.events().latest();
        store.outcomes()
                .store(
                        store.outcomes().byJob(taken.id()).orElseThrow().pickUp(SampleLab.STAFF, clock.instant()),
                        List.of());
        PickUpKeeper keeper = new PickUpKeeper(store.outcomes(), RuleBook.fixed(RULES));
        assertThat(keeper.step(clock.instant())).isZero();
        clock.advance(Duration.ofDays(3));
        assertThat(keeper.step(clock.instant())).isOne();
        assertThat(keeper.step(clock.instant())).isZero();
        for (LabEvent event : store.events().after(before, 9)) {
            news.happened(event);
        }
        assertThat(told).singleElement().satisfies(reminder -> {
            assertThat(reminder.kind()).isEqualTo(Notification.Kind.PICK_UP_REMINDER);
            assertThat(reminder.job().id()).isEqualTo(forgotten.id());
            assertThat(reminder.owner().id()).isEqualTo(ada);
        });
    }

    @Test
    void anAlarmIsToldWhenItIsRaisedAndNotWhenSomebodyHasSeenToIt() {
        Device left = lab.readyDevice("left");
        long before = store.events().latest();
        ThermalAlarm alarm = store.safety()
                .raise(ThermalAlarm.raised(
                        left.id(), null, "nozzle", AlarmKind.DRIFT, "It is at 180 °C.", clock.instant()))
                .orElseThrow();
        assertThat(store.safety().acknowledge(alarm.id(), "user:1", clock.instant()))
                .isTrue();
        List<DeviceAlarm> alarms = new ArrayList<>();
        NewsRoom room = new NewsRoom(
                store,
                List.of(
                        notification -> {
                            throw new IllegalStateException("an alarm is no news of a job");
                        },
                        new Notifier() {
                            @Override
                            public void notify(Notification notification) {
                                told.add(notification);
                            }

                            @Override
                            public void alarm(DeviceAlarm raised) {
                                alarms.add(raised);
                            }
                        }));
        store.events().after(before, 9).forEach(room::happened);
        assertThat(told).isEmpty();
        assertThat(alarms).singleElement().satisfies(raised -> {
            assertThat(raised.device()).isEqualTo(left.id());
            assertThat(raised.deviceName()).isEqualTo(left.definition().name());
            assertThat(raised.sentence()).isEqualTo("It is at 180 °C.");
        });
    }
}
