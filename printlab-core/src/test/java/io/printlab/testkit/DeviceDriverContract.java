package io.printlab.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.printlab.device.BuildVolume;
import io.printlab.device.Capabilities;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.driver.DeviceDriver;
import io.printlab.driver.DeviceObservation;
import io.printlab.driver.DeviceSession;
import io.printlab.driver.DriverFeature;
import io.printlab.driver.DriverSetting;
import io.printlab.driver.DriverSettings;
import io.printlab.driver.PrintObservation;
import io.printlab.driver.PrintPhase;
import io.printlab.driver.PrintTask;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.file.ContentSource;
import io.printlab.job.JobId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What every driver promises. An implementer extends this class and gives it a device that is idle, or a simulation of one;
 * a declared feature is checked to work, and without a declared feature nothing of it may show.
 */
@Isolated("it counts the threads that a session leaves")
public abstract class DeviceDriverContract {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);

    private final AtomicInteger changes = new AtomicInteger();
    private DeviceSession session;
    private long fence;

    /** The driver under test. */
    protected abstract DeviceDriver driver();

    /** Settings of a device that is there, idle, and in nobody's use. Called once for each test. */
    protected abstract Map<String, String> settingsOfIdleDevice();

    /** Settings by which no device can be reached; null if the driver can always reach one. */
    protected abstract Map<String, String> settingsOfMissingDevice();

    /** A file that takes this device some seconds to print at least. */
    protected abstract String longFile();

    /** A file that this device prints in a few seconds. */
    protected abstract String shortFile();

    /** What this device takes beside a print and does nothing by; asked for where {@link DriverFeature#COMMANDS} is declared. */
    protected List<String> harmlessCommands() {
        return List.of("M105");
    }

    @AfterEach
    void closeSession() {
        if (session != null) {
            session.close();
        }
    }

    @Test
    void itsIdIsStable() {
        assertThat(driver().id()).matches("[a-z0-9][a-z0-9-]*").isEqualTo(driver().id());
    }

    @Test
    void itsSettingsDescribeThemselves() {
        Set<String> keys = new HashSet<>();
        for (DriverSetting setting : driver().settings()) {
            assertThat(setting.key()).matches("[a-z0-9][a-z0-9-]*");
            assertThat(keys.add(setting.key()))
                    .as("key %s is unique", setting.key())
                    .isTrue();
            assertThat(setting.label()).isNotBlank();
            assertThat(setting.help()).isNotBlank();
        }
        assertThat(settings(settingsOfIdleDevice())).isNotNull();
    }

    @Test
    void whatItDeclaresIsTheSameEachTimeAndCannotBeChangedFromOutside() {
        assertThat(driver().features()).isEqualTo(driver().features());
        assertThat(driver().settings()).isEqualTo(driver().settings());
        assertThat(driver().settings()).allSatisfy(setting -> {
            String otherwise = setting.defaultValue();
            assertThat(otherwise == null ? null : setting.fault(otherwise))
                    .as("the default of %s", setting.key())
                    .isNull();
            assertThat(setting.kind() == DriverSetting.Kind.SECRET && otherwise != null && !otherwise.isEmpty())
                    .as("the secret %s has no default", setting.key())
                    .isFalse();
        });
    }

    @Test
    void settingsThatItDoesNotDescribeOrThatAreNotOfTheirKindAreRefused() {
        Map<String, String> good = settingsOfIdleDevice();
        assertRefused(with(good, "no-such-setting", "x"), "no-such-setting");
        for (DriverSetting setting : driver().settings()) {
            assertRefused(with(good, setting.key(), "a\r\nb"), setting.key());
            assertRefused(with(good, setting.key(), "1".repeat(DriverSetting.LONGEST + 1)), setting.key());
            if (setting.isRequired()) {
                Map<String, String> without = new HashMap<>(good);
                without.remove(setting.key());
                assertRefused(without, setting.key());
            }
        }
    }

    /** What is of its kind and makes no sense ends in a sentence for people, or in a session that says so. */
    @Test
    void settingsThatMakeNoSenseAreNoDefect() {
        Map<String, String> good = settingsOfMissingDevice();
        Assumptions.assumeTrue(good != null, "this driver always reaches a device");
        for (DriverSetting setting : driver().settings()) {
            for (String extreme : extremes(setting.kind())) {
                try {
                    driver().open(settings(with(good, setting.key(), extreme)), changes::incrementAndGet)
                            .close();
                } catch (PrintLabException refused) {
                    assertThat(refused.category())
                            .as("%s for %s", extreme, setting.key())
                            .isIn(ErrorCategory.DEVICE, ErrorCategory.USER);
                }
            }
        }
    }

    @Test
    void aDeviceThatIsNotThereIsToldAsADeviceFault() {
        Map<String, String> missing = settingsOfMissingDevice();
        Assumptions.assumeTrue(missing != null, "this driver always reaches a device");
        assertThatThrownBy(() -> session = driver().open(settings(missing), changes::incrementAndGet))
                .isInstanceOfSatisfying(PrintLabException.class, fault -> {
                    assertThat(fault.category()).isEqualTo(ErrorCategory.DEVICE);
                    assertThat(fault).hasMessageContaining(" ");
                });
    }

    @Test
    void anIdleDeviceIsSeenToBeIdle() {
        DeviceObservation idle = openIdle();
        assertThat(idle.print()).isNull();
        assertThat(idle.foreign()).isFalse();
        assertThat(idle.lost()).isFalse();
        assertThat(idle.evidence()).isNotBlank();
        assertThat(changes).as("the listener was told").hasPositiveValue();
    }

    @Test
    void temperaturesAreReportedIfAndOnlyIfDeclared() {
        openIdle();
        if (has(DriverFeature.TEMPERATURES)) {
            await().atMost(PATIENCE)
                    .until(() -> !session.observe().temperatures().isEmpty());
        } else {
            assertThat(session.observe().temperatures()).isEmpty();
            start(shortFile());
            awaitPrint(print -> {
                assertThat(session.observe().temperatures()).isEmpty();
                return print.phase() == PrintPhase.FINISHED;
            });
        }
    }

    @Test
    void whatIsNotDeclaredIsRefusedAndLeavesThePrintAlone() {
        Set<DriverFeature> verbs = EnumSet.of(DriverFeature.PAUSE, DriverFeature.CANCEL, DriverFeature.EMERGENCY_STOP);
        verbs.removeAll(driver().features());
        Assumptions.assumeFalse(verbs.isEmpty(), "this driver declares them all");
        openIdle();
        start(longFile());
        awaitPrint(print -> print.phase() == PrintPhase.PRINTING);
        if (verbs.contains(DriverFeature.PAUSE)) {
            assertDeviceFault(session::pause);
            assertDeviceFault(session::resume);
        }
        if (verbs.contains(DriverFeature.CANCEL)) {
            assertDeviceFault(session::cancel);
        }
        if (verbs.contains(DriverFeature.EMERGENCY_STOP)) {
            assertDeviceFault(session::emergencyStop);
        }
        assertThat(session.observe().state()).isEqualTo(DeviceState.PRINTING);
        awaitPrint(print -> print.phase() == PrintPhase.FINISHED);
    }

    @Test
    void aPrintGoesOnWithoutTheHostIfAndOnlyIfDeclared() {
        Map<String, String> device = settingsOfIdleDevice();
        openIdle(device);
        PrintTask begun = start(longFile());
        awaitPrint(print -> print.phase() == PrintPhase.PRINTING);
        session.close();
        session = driver().open(settings(device), changes::incrementAndGet);
        if (has(DriverFeature.PRINTS_FROM_OWN_STORAGE)) {
            awaitState(DeviceState.PRINTING);
            DeviceObservation seen = session.observe();
            PrintObservation print = seen.print();
            assertThat(seen.foreign())
                    .as("it is recognised as the task that was begun, or is foreign")
                    .isEqualTo(print == null);
            if (print != null) {
                assertThat(print.task()).isEqualTo(begun.id());
            }
        } else {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(session.observe().state()).isIn(DeviceState.IDLE, DeviceState.FAULT));
            assertThat(session.observe().print()).isNull();
        }
    }

    @Test
    void aFileThatCannotBeReadToItsEndNeverFinishes() {
        openIdle();
        byte[] half = longFile().getBytes(StandardCharsets.US_ASCII);
        PrintTask broken = task(
                () -> new SequenceInputStream(new ByteArrayInputStream(half), new BrokenInput()), half.length * 2L);
        try {
            session.start(broken);
        } catch (PrintLabException refused) {
            assertThat(refused.category()).isEqualTo(ErrorCategory.DEVICE);
            return;
        }
        awaitPrint(print -> print.phase().isEnd());
        assertThat(Objects.requireNonNull(session.observe().print()).phase()).isEqualTo(PrintPhase.FAILED);
        assertThat(Objects.requireNonNull(session.observe().print()).detail()).isNotBlank();
    }

    @Test
    void progressGrowsFromNothingToOne() {
        openIdle();
        start(shortFile());
        double[] last = new double[1];
        awaitPrint(print -> {
            assertThat(print.progress()).isBetween(last[0], 1.0);
            last[0] = print.progress();
            return print.phase() == PrintPhase.FINISHED;
        });
    }

    @Test
    void aClosedSessionTakesNoPrint() {
        openIdle();
        session.close();
        assertDeviceFault(() -> start(shortFile()));
        assertThat(session.observe().lost()).isTrue();
    }

    @Test
    void aPrintIsSeenToRunAndToFinish() {
        openIdle();
        PrintTask task = start(shortFile());
        assertThat(Objects.requireNonNull(session.observe().print()).task()).isEqualTo(task.id());
        awaitPrint(print -> print.phase() == PrintPhase.FINISHED);
        PrintObservation print = Objects.requireNonNull(session.observe().print());
        assertThat(print.task()).isEqualTo(task.id());
        assertThat(print.progress()).isEqualTo(1);
        assertThat(print.detail()).isEmpty();
        awaitState(DeviceState.IDLE);
    }

    @Test
    void oneSessionPrintsAfterAnother() {
        openIdle();
        start(shortFile());
        awaitPrint(print -> print.phase() == PrintPhase.FINISHED);
        awaitState(DeviceState.IDLE);
        PrintTask second = start(shortFile());
        awaitPrint(print -> print.task().equals(second.id()) && print.phase() == PrintPhase.FINISHED);
    }

    @Test
    void aSecondStartIsRefusedAndHarmless() {
        openIdle();
        PrintTask first = start(longFile());
        assertThatThrownBy(() -> start(shortFile()))
                .isInstanceOfSatisfying(
                        PrintLabException.class,
                        fault -> assertThat(fault.category()).isEqualTo(ErrorCategory.DEVICE));
        PrintObservation print = Objects.requireNonNull(session.observe().print());
        assertThat(print.task()).isEqualTo(first.id());
        assertThat(print.phase().isEnd()).isFalse();
    }

    @Test
    void verbsWithoutAPrintDoNothing() {
        openIdle();
        if (has(DriverFeature.PAUSE)) {
            session.pause();
            session.resume();
        }
        if (has(DriverFeature.CANCEL)) {
            session.cancel();
        }
        assertThat(session.observe().print()).isNull();
        assertThat(session.observe().state()).isEqualTo(DeviceState.IDLE);
    }

    @Test
    void aPausedPrintStandsStillAndGoesOn() {
        Assumptions.assumeTrue(has(DriverFeature.PAUSE), "this driver declares no pause");
        openIdle();
        start(longFile());
        awaitPrint(print -> print.phase() == PrintPhase.PRINTING);
        session.pause();
        awaitPrint(print -> print.phase() == PrintPhase.PAUSED);
        assertThat(session.observe().state()).isEqualTo(DeviceState.PAUSED);
        session.resume();
        awaitPrint(print -> print.phase() == PrintPhase.PRINTING);
        awaitPrint(print -> print.phase() == PrintPhase.FINISHED);
    }

    @Test
    void aCancelledPrintEnds() {
        Assumptions.assumeTrue(has(DriverFeature.CANCEL), "this driver declares no cancel");
        openIdle();
        start(longFile());
        awaitPrint(print -> print.phase() == PrintPhase.PRINTING);
        session.cancel();
        awaitPrint(print -> print.phase() == PrintPhase.CANCELLED);
        awaitState(DeviceState.IDLE);
    }

    @Test
    void commandsAreTakenBesideAPrintIfAndOnlyIfDeclared() {
        openIdle();
        if (!has(DriverFeature.COMMANDS)) {
            assertThatThrownBy(() -> session.run(harmlessCommands())).isInstanceOf(PrintLabException.class);
            return;
        }
        session.run(harmlessCommands());
        PrintTask task = start(longFile());
        awaitPrint(print -> print.phase() == PrintPhase.PRINTING);
        assertThatThrownBy(() -> session.run(harmlessCommands()))
                .isInstanceOfSatisfying(
                        PrintLabException.class,
                        fault -> assertThat(fault.category()).isEqualTo(ErrorCategory.CONFLICT));
        if (has(DriverFeature.PAUSE)) {
            session.pause();
            awaitPrint(print -> print.phase() == PrintPhase.PAUSED);
            session.run(harmlessCommands());
            session.resume();
        }
        awaitPrint(print -> print.task().equals(task.id()) && print.phase() == PrintPhase.FINISHED);
    }

    @Test
    void anEmergencyStopEndsEverything() {
        Assumptions.assumeTrue(has(DriverFeature.EMERGENCY_STOP), "this driver declares no emergency stop");
        openIdle();
        start(longFile());
        awaitPrint(print -> print.phase() == PrintPhase.PRINTING);
        session.emergencyStop();
        awaitState(DeviceState.FAULT);
        awaitPrint(print -> print.phase() == PrintPhase.FAILED);
        assertThat(Objects.requireNonNull(session.observe().print()).detail()).isNotBlank();
    }

    @Test
    void aClosedSessionIsLostAndLeavesNoThread() {
        Map<String, String> device = settingsOfIdleDevice();
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        openIdle(device);
        start(longFile());
        awaitPrint(print -> print.phase() == PrintPhase.PRINTING);
        session.close();
        session.close();
        assertThat(session.observe().state()).isEqualTo(DeviceState.UNKNOWN);
        assertThat(session.observe().lost()).isTrue();
        await().atMost(CLOSE_PATIENCE)
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet().stream()
                                .filter(thread -> !before.contains(thread))
                                .map(Thread::getName)
                                .filter(name -> name.startsWith("printlab")))
                        .isEmpty());
    }

    private boolean has(DriverFeature feature) {
        return driver().features().contains(feature);
    }

    private DriverSettings settings(Map<String, String> given) {
        Capabilities capabilities = new Capabilities("test", Set.of("PLA"), 0.4, new BuildVolume(200, 200, 200));
        return DriverSettings.of(
                new DeviceDefinition(new DeviceId("contract"), "Contract", driver().id(), given, capabilities),
                driver());
    }

    private DeviceObservation openIdle() {
        return openIdle(settingsOfIdleDevice());
    }

    private DeviceObservation openIdle(Map<String, String> device) {
        session = driver().open(settings(device), changes::incrementAndGet);
        awaitState(DeviceState.IDLE);
        return session.observe();
    }

    private PrintTask start(String file) {
        byte[] bytes = file.getBytes(StandardCharsets.US_ASCII);
        PrintTask task = task(() -> new ByteArrayInputStream(bytes), bytes.length);
        session.start(task);
        return task;
    }

    private PrintTask task(ContentSource content, long bytes) {
        return new PrintTask(
                new PrintTask.Id(new JobId(7), ++fence), "contract.gcode", content, bytes, Duration.ofSeconds(5));
    }

    private void assertRefused(Map<String, String> given, String key) {
        assertThatThrownBy(() -> settings(given)).isInstanceOfSatisfying(PrintLabException.class, fault -> {
            assertThat(fault.category()).isEqualTo(ErrorCategory.USER);
            assertThat(fault).hasMessageContaining(key);
        });
    }

    private static void assertDeviceFault(ThrowableAssert.ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        PrintLabException.class,
                        fault -> assertThat(fault.category()).isEqualTo(ErrorCategory.DEVICE));
    }

    private static Map<String, String> with(Map<String, String> given, String key, String value) {
        Map<String, String> next = new HashMap<>(given);
        next.put(key, value);
        return next;
    }

    private static List<String> extremes(DriverSetting.Kind kind) {
        return switch (kind) {
            case TEXT, SECRET, SERIAL_PORT -> List.of("../../etc/passwd", "%n%s\"'<>|;`$(id)");
            case INTEGER, DECIMAL -> List.of("-1", "0", "999999999");
            case YES_NO -> List.of("true", "false");
            case URL -> List.of("http://127.0.0.1:1/../../");
        };
    }

    /** Content that breaks off. */
    private static final class BrokenInput extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("the store is gone");
        }
    }

    private void awaitState(DeviceState state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(session.observe().state()).isEqualTo(state));
    }

    private void awaitPrint(Predicate<PrintObservation> wanted) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(session.observe().print()).isNotNull().matches(wanted));
    }
}
