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
import io.printlab.job.JobId;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What every driver promises. An implementer extends this class and gives it a device that is idle, or a simulation of one;
 * a declared feature is checked to work, and without a declared feature nothing of it may show.
 */
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
        }
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
        PrintTask task = new PrintTask(
                new PrintTask.Id(new JobId(7), ++fence),
                "contract.gcode",
                () -> new ByteArrayInputStream(bytes),
                bytes.length,
                Duration.ofSeconds(5));
        session.start(task);
        return task;
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
