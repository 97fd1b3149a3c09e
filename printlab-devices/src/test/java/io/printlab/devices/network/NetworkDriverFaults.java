package io.printlab.devices.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.printlab.device.BuildVolume;
import io.printlab.device.Capabilities;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.devices.network.FakeHost.Fault;
import io.printlab.driver.DeviceDriver;
import io.printlab.driver.DeviceObservation;
import io.printlab.driver.DeviceSession;
import io.printlab.driver.DriverSettings;
import io.printlab.driver.PrintObservation;
import io.printlab.driver.PrintPhase;
import io.printlab.driver.PrintTask;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.job.JobId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What can go wrong between printlab and a printer's host, asked of every driver for printers on the network. Most of it is waiting,
 * so its tests run beside one another, each with a host of its own.
 */
public abstract class NetworkDriverFaults {
    /** As the usual patience, several times as fast. */
    public static final Patience QUICK = new Patience(
            Duration.ofMillis(40),
            Duration.ofSeconds(3),
            Duration.ofMillis(400),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2));

    /** For hosts whose every connection begins with handshakes of TLS. */
    public static final Patience QUICK_BEHIND_TLS = new Patience(
            QUICK.poll(), Duration.ofSeconds(6), QUICK.quiet(), QUICK.lost(), QUICK.settled(), Duration.ofSeconds(6));

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int LONG = 600_000;

    private DeviceSession session;
    private long fence = 40;

    protected abstract DeviceDriver driver();

    protected abstract FakeHost host();

    /** Whether the host can tell how a print ended that is not on its screen any more. */
    protected abstract boolean keepsHistory();

    @AfterEach
    void closeAll() {
        if (session != null) {
            session.close();
        }
        host().close();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aWrongKeyIsToldWithWhatToDo() {
        assertThatThrownBy(() -> open(host().settingsWithWrongKey()))
                .isInstanceOfSatisfying(PrintLabException.class, fault -> {
                    assertThat(fault.category()).isEqualTo(ErrorCategory.DEVICE);
                    assertThat(fault.getMessage()).containsAnyOf("key", "access code");
                    assertThat(fault.getMessage()).containsAnyOf("Copy", "Make", "Read");
                    host().settingsWithWrongKey().values().stream()
                            .filter(value -> value.equals("another"))
                            .forEach(secret -> assertThat(fault.getMessage()).doesNotContain(secret));
                });
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aHostThatIsOffIsToldWithWhatToDo() {
        host().off();
        assertThatThrownBy(() -> open(host().settings()))
                .isInstanceOfSatisfying(
                        PrintLabException.class,
                        fault -> assertThat(fault.getMessage()).contains("switched on"));
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(names = {"GARBAGE", "HUGE", "SLOW", "REDIRECT"})
    void whatCannotBeUnderstoodOpensNoSession(Fault fault) {
        Assumptions.assumeTrue(host().knows(fault), "this host has no such fault");
        host().misbehave(fault);
        assertThatThrownBy(() -> open(host().settings())).isInstanceOfSatisfying(PrintLabException.class, refused -> {
            assertThat(refused.category()).isEqualTo(ErrorCategory.DEVICE);
            assertThat(refused.getMessage()).hasSizeLessThan(500);
        });
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(names = {"GARBAGE", "SLOW"})
    void aHostThatTalksNonsenseInAPrintLeavesItUnknownAndNotEnded(Fault fault) {
        Assumptions.assumeTrue(host().knows(fault), "this host has no such fault");
        printing();
        host().misbehave(fault);
        awaitSeen(seen -> seen.state() == DeviceState.UNKNOWN);
        awaitSeen(DeviceObservation::lost);
        assertThat(print().phase()).isEqualTo(PrintPhase.LOST);
        assertThat(session.observe().evidence()).contains("may still be printing");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aShortSilenceEndsNothing() {
        printing();
        host().off();
        awaitSeen(seen -> seen.state() == DeviceState.UNKNOWN);
        assertThat(print().phase()).isEqualTo(PrintPhase.PRINTING);
        assertThat(session.observe().evidence()).contains("may still be printing");
        host().on();
        awaitSeen(seen -> seen.state() == DeviceState.PRINTING);
        assertThat(session.observe().lost()).isFalse();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aPrintThatGoesOnWithoutContactIsFoundAgain() {
        PrintTask.Id task = printing();
        lose();
        host().on();
        reopen();
        awaitSeen(seen -> seen.state() == DeviceState.PRINTING && seen.print() != null);
        assertThat(print().task()).isEqualTo(task);
        assertThat(print().phase()).isEqualTo(PrintPhase.PRINTING);
        assertThat(session.observe().foreign()).isFalse();
        session.cancel();
        awaitPhase(PrintPhase.CANCELLED);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aPrintThatFinishedWithoutContactIsFinished() {
        PrintTask.Id task = printing();
        lose();
        host().printer().finishNow();
        host().on();
        reopen();
        awaitPhase(PrintPhase.FINISHED);
        assertThat(print().task()).isEqualTo(task);
        assertThat(print().progress()).isEqualTo(1);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aPrintThatWasStoppedWithoutContactHasFailedAndWasNotCancelledByUs() {
        printing();
        lose();
        host().printer().cancelAtTheMachine();
        host().on();
        reopen();
        awaitPhase(PrintPhase.FAILED);
        assertThat(print().detail()).contains("at the machine");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void whatTheHostForgotIsLeftToAPersonUnlessItsHistoryTells() {
        printing();
        host().printer().forget();
        awaitSeen(seen -> print().phase().isEnd());
        assertThat(print().phase()).isEqualTo(keepsHistory() ? PrintPhase.FAILED : PrintPhase.LOST);
        assertThat(print().detail()).isNotBlank();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aPrintThatIsCancelledAtTheMachineHasFailed() {
        printing();
        host().printer().cancelAtTheMachine();
        awaitPhase(PrintPhase.FAILED);
        assertThat(print().detail()).contains("at the machine");
        assertThat(host().printer().calls()).doesNotContain("cancel");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aPauseAtTheMachineIsSeen() {
        printing();
        host().printer().pause();
        awaitPhase(PrintPhase.PAUSED);
        host().printer().resume();
        awaitPhase(PrintPhase.PRINTING);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(names = {"CUT_UPLOAD", "STALLED_UPLOAD"})
    void anUploadThatDoesNotGetThereBeginsNothing(Fault fault) {
        openIdle();
        host().misbehave(fault);
        start(LONG * 20);
        awaitPhase(PrintPhase.FAILED);
        assertThat(print().detail()).contains("nothing was printed");
        assertThat(host().printer().calls()).noneMatch(call -> call.startsWith("begin"));
        host().misbehave(Fault.NONE);
        awaitSeen(seen -> seen.state() == DeviceState.IDLE);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aFileThatCannotBeReadToItsEndBeginsNothing() {
        openIdle();
        session.start(new PrintTask(
                new PrintTask.Id(new JobId(7), ++fence),
                "cut.gcode",
                () -> new ByteArrayInputStream(new byte[1000]),
                2000,
                null));
        awaitPhase(PrintPhase.FAILED);
        assertThat(host().printer().calls()).noneMatch(call -> call.startsWith("begin"));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aCancelDuringTheUploadBeginsNothing() {
        openIdle();
        host().misbehave(Fault.STALLED_UPLOAD);
        start(LONG * 20);
        session.cancel();
        awaitPhase(PrintPhase.CANCELLED);
        assertThat(host().printer().calls()).noneMatch(call -> call.startsWith("begin"));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aPrinterThatGotBusyMeanwhileRefusesTheStart() {
        openIdle();
        FakePrinter printer = host().printer();
        session.start(new PrintTask(
                new PrintTask.Id(new JobId(7), ++fence), "late.gcode", () -> busyOnRead(printer), 3000, null));
        awaitPhase(PrintPhase.FAILED);
        awaitSeen(DeviceObservation::foreign);
        assertThat(print().detail()).isNotBlank();
        assertThat(printer.file()).isEqualTo("vase.gcode");
    }

    private static InputStream busyOnRead(FakePrinter printer) throws IOException {
        printer.beginAtTheMachine("vase.gcode");
        return new ByteArrayInputStream(new byte[3000]);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aPrintFromTheMachineIsForeignNamedAndLeftAlone() {
        openIdle();
        host().printer().beginAtTheMachine("vase.gcode");
        awaitSeen(DeviceObservation::foreign);
        DeviceObservation seen = session.observe();
        assertThat(seen.state()).isEqualTo(DeviceState.PRINTING);
        assertThat(seen.foreignPrint()).contains("vase");
        assertThat(seen.print()).isNull();
        session.pause();
        session.resume();
        session.cancel();
        assertThatThrownBy(() -> start(100)).isInstanceOf(PrintLabException.class);
        assertThat(host().printer().calls()).isEmpty();
        host().printer().finishNow();
        awaitSeen(next -> next.state() == DeviceState.IDLE && !next.foreign());
        assertThat(session.observe().foreignPrint()).contains("vase");
        assertThat(session.observe().print()).isNull();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aForeignPrintThatFollowedOursAtOnceIsNotCancelledInItsPlace() {
        printing();
        host().printer().finishNow();
        host().printer().beginAtTheMachine("vase.gcode");
        try {
            session.cancel();
        } catch (PrintLabException refused) {
            assertThat(refused).hasMessageContaining("started at the machine");
        }
        awaitSeen(DeviceObservation::foreign);
        assertThat(host().printer().calls()).doesNotContain("cancel");
        assertThat(host().printer().isBusy()).isTrue();
        awaitSeen(seen -> print().phase().isEnd());
        assertThat(print().phase()).isEqualTo(keepsHistory() ? PrintPhase.FINISHED : PrintPhase.LOST);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void hostileTextOfTheHostIsBoundedAndWithoutControls() {
        openIdle();
        host().printer().beginAtTheMachine("\u202e\u0007<script>" + "x".repeat(5000) + ".gcode");
        awaitSeen(DeviceObservation::foreign);
        assertThat(Objects.requireNonNull(session.observe().foreignPrint()))
                .hasSizeLessThanOrEqualTo(120)
                .doesNotContain("\u202e", "\u0007");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void onlyTheNewestFileStaysWithTheHost() {
        openIdle();
        start(50);
        awaitPhase(PrintPhase.FINISHED);
        awaitSeen(seen -> seen.state() == DeviceState.IDLE);
        start(50);
        awaitSeen(seen -> print().task().fence() == fence && print().phase() == PrintPhase.FINISHED);
        assertThat(host().printer().files().keySet()).containsExactly(PrintName.of(print().task()));
    }

    protected final DeviceSession open(Map<String, String> given) {
        return driver().open(checked(given), () -> {});
    }

    protected final DriverSettings checked(Map<String, String> given) {
        Capabilities capabilities = new Capabilities("test", Set.of("PLA"), 0.4, new BuildVolume(200, 200, 200));
        return DriverSettings.of(
                new DeviceDefinition(new DeviceId("faulty"), "Faulty", driver().id(), given, capabilities), driver());
    }

    private void openIdle() {
        session = open(host().settings());
        awaitSeen(seen -> seen.state() == DeviceState.IDLE);
    }

    private void reopen() {
        session.close();
        session = open(host().settings());
    }

    protected final PrintTask.Id printing() {
        openIdle();
        PrintTask.Id task = start(LONG);
        awaitPhase(PrintPhase.PRINTING);
        return task;
    }

    private void lose() {
        host().off();
        awaitSeen(DeviceObservation::lost);
        assertThat(print().phase()).isEqualTo(PrintPhase.LOST);
        assertThat(print().detail()).contains("may still be printing");
    }

    private PrintTask.Id start(int bytes) {
        PrintTask.Id task = new PrintTask.Id(new JobId(7), ++fence);
        session.start(new PrintTask(
                task,
                "../\"evil\r\n.gcode",
                () -> new ByteArrayInputStream(new byte[bytes]),
                bytes,
                Duration.ofMinutes(1)));
        return task;
    }

    protected final PrintObservation print() {
        return Objects.requireNonNull(session.observe().print());
    }

    protected final void awaitPhase(PrintPhase phase) {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(SOON)
                .untilAsserted(() -> assertThat(session.observe().print())
                        .isNotNull()
                        .extracting(PrintObservation::phase)
                        .isEqualTo(phase));
    }

    private void awaitSeen(Predicate<DeviceObservation> wanted) {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(SOON)
                .untilAsserted(() -> assertThat(session.observe()).matches(wanted));
    }
}
