package io.printlab.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.account.Actor;
import io.printlab.device.BuildVolume;
import io.printlab.device.Capabilities;
import io.printlab.device.Device;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.device.NodeId;
import io.printlab.driver.DriverSettings;
import io.printlab.event.EventKind;
import io.printlab.event.EventPump;
import io.printlab.event.TelemetryBoard;
import io.printlab.job.Claim;
import io.printlab.job.Claims;
import io.printlab.job.JobState;
import io.printlab.notification.NewsRoom;
import io.printlab.notification.Notification;
import io.printlab.notification.Notifier;
import io.printlab.notification.StaffNotice;
import io.printlab.testkit.InMemoryFileStore;
import io.printlab.testkit.InMemoryLabStore;
import io.printlab.testkit.SampleLab;
import io.printlab.testkit.ScriptedDriver;
import io.printlab.testkit.SettableClock;
import io.printlab.upkeep.LogEntry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** A device that comes and goes: what of it reaches the log, the events and people. */
class FlappingTest {
    private static final DeviceId LEFT = new DeviceId("left");
    private static final NodeId NODE = SampleLab.NODE;

    private final SettableClock clock = new SettableClock();
    private final InMemoryLabStore store = new InMemoryLabStore(clock);
    private final SampleLab lab = new SampleLab(store, clock);
    private final ScriptedDriver driver = new ScriptedDriver(clock);
    private final List<String> logged = new ArrayList<>();
    private final List<StaffNotice> notices = new ArrayList<>();
    private final NewsRoom news = new NewsRoom(store, List.of(new Notifier() {
        @Override
        public void notify(Notification notification) {}

        @Override
        public void notifyStaff(StaffNotice notice) {
            notices.add(notice);
        }
    }));
    private final EventPump pump = new EventPump(store.events(), List.of(news));
    private DeviceWorker worker;

    @BeforeEach
    void aDeviceThatIsReady() {
        DeviceDefinition definition = new DeviceDefinition(
                LEFT,
                "Printer left",
                "scripted",
                Map.of(),
                new Capabilities("MK3S", Set.of("PLA"), 0.4, new BuildVolume(250, 210, 210)));
        Device added = store.devices().add(Device.added(definition, NODE, clock.instant()));
        store.devices().store(added.withBed(added.bed().clear("test", clock.instant())));
        SessionKeeper sessions = new SessionKeeper(
                new ContactLog("left", recorder()), driver, DriverSettings.of(definition, driver), () -> {});
        worker = new DeviceWorker(
                LEFT,
                store,
                sessions,
                driver.features(),
                new Claims(store.jobs(), NODE, Duration.ofDays(1)),
                new PrintTasks(store, new InMemoryFileStore()),
                new TelemetryReporter(LEFT, new TelemetryBoard(), store),
                () -> {});
        worker.step(clock.instant());
        pump.begin();
        logged.clear();
    }

    @Test
    void aThousandFlapsAreAHandfulOfEventsLogLinesAndMessages() {
        long before = store.events().latest();
        for (int flap = 0; flap < 1000; flap++) {
            driver.loseContact();
            worker.step(clock.advance(Duration.ofMillis(500)));
            worker.step(clock.advance(Duration.ofMillis(500)));
            worker.step(clock.advance(Duration.ofSeconds(1)));
        }
        Device unsteady = device();
        assertThat(unsteady.status().state()).isEqualTo(DeviceState.UNKNOWN);
        assertThat(unsteady.status().evidence()).contains("comes and goes", "Look at the cable");
        assertThat(unsteady.isReady()).as("no job is given to it").isFalse();
        assertThat(worker.isFree()).isFalse();
        assertThat(driver.calls().stream().filter("open"::equals))
                .as("it did flap")
                .hasSizeGreaterThan(990);

        worker.step(clock.advance(Duration.ofMinutes(3)));
        assertThat(device().status().state()).isEqualTo(DeviceState.IDLE);
        assertThat(worker.isFree()).isTrue();
        pump.step();
        assertThat(notices)
                .extracting(StaffNotice::kind)
                .containsExactly(StaffNotice.Kind.UNSTEADY, StaffNotice.Kind.STEADY);
        assertThat(notices.get(1).text()).contains("1000 times");
        assertThat(store.events().after(before, 2000)).hasSizeLessThan(12);
        assertThat(logged).hasSizeLessThan(10);
        assertThat(store.upkeep().log(LEFT, 100))
                .extracting(LogEntry::kind)
                .containsExactly(LogEntry.Kind.STEADY, LogEntry.Kind.UNSTEADY);
    }

    @Test
    void aPortThatOpensAndNeverAnswersIsAHandfulToo() {
        driver.seen(DeviceState.UNKNOWN);
        worker.step(clock.advance(Duration.ofSeconds(10)));
        long before = store.events().latest();
        for (int flap = 0; flap < 500; flap++) {
            driver.loseContact();
            worker.step(clock.advance(Duration.ofSeconds(1)));
            if (flap % 2 == 0) {
                driver.unreachable();
            }
            worker.step(clock.advance(Duration.ofSeconds(2)));
            driver.reachable();
            worker.step(clock.advance(Duration.ofSeconds(40)));
            driver.seen(DeviceState.UNKNOWN);
        }
        assertThat(store.events().after(before, 2000).stream()
                        .filter(event -> event.kind() == EventKind.DEVICE_CHANGED))
                .hasSizeLessThan(20);
    }

    @Test
    void aPlugThatIsPulledTwiceIsToldEachTime() {
        for (int pull = 0; pull < 2; pull++) {
            driver.loseContact();
            worker.step(clock.advance(Duration.ofSeconds(1)));
            assertThat(device().status().state()).isEqualTo(DeviceState.UNKNOWN);
            worker.step(clock.advance(Duration.ofSeconds(2)));
            assertThat(device().status().state()).isEqualTo(DeviceState.IDLE);
            clock.advance(Duration.ofMinutes(3));
        }
        assertThat(store.upkeep().log(LEFT, 100)).isEmpty();
    }

    @Test
    void theJobOfADeviceThatFlapsIsInterruptedOnceAndNothingStartsUntilItStays() {
        DeviceId id = device().id();
        Claim claim = new Claims(store.jobs(), NODE, Duration.ofDays(1))
                .win(lab.queued(lab.user("ada")).id(), id, Actor.part("dispatcher"), clock.instant())
                .orElseThrow();
        worker.assign(claim);
        for (int flap = 0; flap < 5; flap++) {
            driver.loseContact();
            worker.step(clock.advance(Duration.ofMillis(500)));
            worker.step(clock.advance(Duration.ofSeconds(2)));
        }
        assertThat(store.jobs().byId(claim.job().id()).orElseThrow().state())
                .as("it had not begun: it goes back, untouched")
                .isEqualTo(JobState.QUEUED);
        assertThat(new Claims(store.jobs(), NODE, Duration.ofDays(1))
                        .win(claim.job().id(), id, Actor.part("dispatcher"), clock.instant()))
                .isEmpty();
    }

    @Test
    void aDeviceThatSoonBecomesUnsteadyAgainHasToStayLonger() {
        Steadiness steadiness = new Steadiness();
        lose(steadiness, 3);
        assertThat(steadiness.settles(clock.advance(Duration.ofSeconds(119)))).isFalse();
        assertThat(steadiness.settles(clock.advance(Duration.ofSeconds(1)))).isTrue();
        lose(steadiness, 3);
        assertThat(steadiness.settles(clock.advance(Duration.ofMinutes(3)))).isFalse();
        assertThat(steadiness.settles(clock.advance(Duration.ofMinutes(1)))).isTrue();
        clock.advance(Duration.ofHours(2));
        lose(steadiness, 3);
        assertThat(steadiness.settles(clock.advance(Duration.ofMinutes(2)))).isTrue();
    }

    private void lose(Steadiness steadiness, int times) {
        for (int time = 1; time < times; time++) {
            assertThat(steadiness.lost(clock.advance(Duration.ofSeconds(1)))).isFalse();
        }
        assertThat(steadiness.lost(clock.instant())).isTrue();
        assertThat(steadiness.isUnsteady()).isTrue();
    }

    private Device device() {
        return store.devices().byId(LEFT).orElseThrow();
    }

    /** A logger that keeps what is written at info and above. */
    private Logger recorder() {
        return (Logger) Proxy.newProxyInstance(
                Logger.class.getClassLoader(), new Class<?>[] {Logger.class}, (proxy, method, arguments) -> {
                    if (Set.of("info", "warn", "error").contains(method.getName())) {
                        logged.add(String.valueOf(arguments[0]));
                    }
                    return method.getReturnType() == boolean.class ? Boolean.TRUE : null;
                });
    }
}
