package io.printlab.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.account.Actor;
import io.printlab.account.Role;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.device.BedState;
import io.printlab.device.BuildVolume;
import io.printlab.device.Capabilities;
import io.printlab.device.Device;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.device.DeviceStatus;
import io.printlab.device.Filament;
import io.printlab.device.NodeId;
import io.printlab.device.Requirements;
import io.printlab.device.Telemetry;
import io.printlab.driver.DriverSettings;
import io.printlab.driver.PrintPhase;
import io.printlab.error.PrintLabException;
import io.printlab.event.TelemetryBoard;
import io.printlab.file.PrintFileId;
import io.printlab.job.Claims;
import io.printlab.job.Job;
import io.printlab.job.JobEvent;
import io.printlab.job.JobId;
import io.printlab.job.JobState;
import io.printlab.job.JobTransition;
import io.printlab.job.Needs;
import io.printlab.job.PrintEstimate;
import io.printlab.job.Submission;
import io.printlab.job.Urgency;
import io.printlab.job.Wishes;
import io.printlab.node.Node;
import io.printlab.operation.Operation;
import io.printlab.queue.Backlog;
import io.printlab.queue.FairSharePolicy;
import io.printlab.queue.QueuePolicy;
import io.printlab.testkit.InMemoryFileStore;
import io.printlab.testkit.InMemoryLabStore;
import io.printlab.testkit.SampleLab;
import io.printlab.testkit.ScriptedDriver;
import io.printlab.testkit.SettableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dispatcher, a worker and the lease keeper, stepped by hand over a store in memory and a scripted device. */
class DispatchTest {
    private static final NodeId NODE = new NodeId("main");
    private static final DeviceId LEFT = new DeviceId("left");
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Actor SOMEBODY = Actor.part("test");

    private final SettableClock clock = new SettableClock();
    private final InMemoryLabStore store = new InMemoryLabStore(clock);
    private final InMemoryFileStore files = new InMemoryFileStore();
    private final ScriptedDriver driver = new ScriptedDriver(clock);
    private final QueuePolicy policy = new FairSharePolicy();
    private final Claims claims = new Claims(store.jobs(), NODE, LEASE);
    private DeviceWorker worker = worker();
    private Dispatcher dispatcher = dispatcher();
    private LeaseKeeper keeper = new LeaseKeeper(store, List.of(worker), LEASE);
    private User owner = store.users().add("sam", "Sam", Role.STUDENT, clock.instant());

    @BeforeEach
    void aDeviceWithAClearBed() {
        Device added = store.devices().add(Device.added(definition(), NODE, clock.instant()));
        store.devices().store(added.withBed(added.bed().clear("test", clock.instant())));
        worker.step(clock.instant());
    }

    @Test
    void aJobPrintsOnlyOnceItIsSeenToPrintAndLeavesTheBedOccupied() throws IOException {
        JobId id = queued("PLA");
        dispatch();
        assertThat(state(id)).isEqualTo(JobState.CLAIMED);
        worker.step(clock.instant());
        assertThat(driver.calls()).containsExactly("open", "start " + id);
        assertThat(state(id)).as("an acknowledged start is not a print").isEqualTo(JobState.CLAIMED);
        assertThat(bed()).as("before the first command").isEqualTo(BedState.OCCUPIED);

        driver.seenPrint(PrintPhase.PRINTING, 0.5, "");
        worker.step(clock.advance(Duration.ofMinutes(1)));
        assertThat(state(id)).isEqualTo(JobState.PRINTING);

        driver.seenPrint(PrintPhase.FINISHED, 1, "");
        worker.step(clock.advance(Duration.ofMinutes(1)));
        assertThat(state(id)).isEqualTo(JobState.COMPLETED);
        assertThat(bed()).isEqualTo(BedState.OCCUPIED);
    }

    @Test
    void aDeviceOutOfContactSaysWhatIsWrongNowAndSinceWhen() {
        Device unknown = store.devices()
                .store(store.devices()
                        .byId(LEFT)
                        .orElseThrow()
                        .withStatus(DeviceStatus.unknown("printlab has just started.", clock.instant())));
        driver.unreachable();
        DeviceWorker restarted = worker();
        for (int second = 0; second < 300; second++) {
            restarted.step(clock.advance(Duration.ofSeconds(1)));
        }
        Device now = store.devices().byId(LEFT).orElseThrow();
        assertThat(now.status())
                .isEqualTo(new DeviceStatus(
                        DeviceState.UNKNOWN,
                        "The cable is out. Plug it in.",
                        unknown.status().since()));
        assertThat(now.version()).as("stored once, however often it is tried").isEqualTo(unknown.version() + 1);
    }

    @Test
    void nothingStartsUntilAPersonClearsTheBed() throws IOException {
        finish(queued("PLA"));
        JobId next = queued("PLA");
        dispatch();
        assertThat(state(next)).isEqualTo(JobState.QUEUED);
        Device device = device();
        store.devices().store(device.withBed(device.bed().clear("user:2", clock.instant())));
        dispatch();
        assertThat(state(next)).isEqualTo(JobState.CLAIMED);
    }

    @Test
    void aHeadThatFitsNoDeviceDoesNotBlockTheNext() throws IOException {
        JobId unfit = queued("ABS");
        JobId fit = queued("PLA");
        dispatch();
        assertThat(state(unfit)).isEqualTo(JobState.QUEUED);
        assertThat(state(fit)).isEqualTo(JobState.CLAIMED);
    }

    @Test
    void aDeviceThatIsOutOfServiceOrUnknownGetsNothing() throws IOException {
        JobId id = queued("PLA");
        store.devices().store(device().withMaintenance(SampleLab.maintenance()));
        dispatch();
        assertThat(state(id)).isEqualTo(JobState.QUEUED);
        store.devices().store(device().withMaintenance(null));
        driver.seen(DeviceState.UNKNOWN);
        worker.step(clock.instant());
        dispatch();
        assertThat(state(id)).isEqualTo(JobState.QUEUED);
    }

    @Test
    void aDeviceThatIsBusyByTheTimeOfTheStartGivesTheJobBackUntouched() throws IOException {
        JobId id = queued("PLA");
        dispatch();
        driver.seenForeign();
        worker.step(clock.instant());
        assertThat(state(id)).isEqualTo(JobState.QUEUED);
        assertThat(driver.calls()).containsExactly("open");
        assertThat(moves(id)).endsWith(JobTransition.CLAIM, JobTransition.RETURN);
        assertThat(bed()).as("a foreign print occupies the bed").isEqualTo(BedState.OCCUPIED);
    }

    @Test
    void lostContactInterruptsAndNothingIsQueuedAgain() throws IOException {
        JobId id = printing();
        driver.loseContact();
        worker.step(clock.advance(Duration.ofSeconds(1)));
        assertThat(state(id)).isEqualTo(JobState.INTERRUPTED);
        assertThat(device().status().state()).isEqualTo(DeviceState.UNKNOWN);
        assertThat(bed()).isEqualTo(BedState.OCCUPIED);
        for (int second = 0; second < 120; second++) {
            worker.step(clock.advance(Duration.ofSeconds(1)));
            dispatch();
        }
        assertThat(state(id)).isEqualTo(JobState.INTERRUPTED);
        assertThat(driver.calls().stream().filter(call -> call.startsWith("start")))
                .hasSize(1);
        assertThat(device().status().state()).as("in contact again").isEqualTo(DeviceState.IDLE);
    }

    @Test
    void aSessionThatIsReopenedInAPrintDoesNotKeepTheJob() throws IOException {
        JobId id = printing();
        driver.loseContact();
        store.reachable(false);
        assertThat(catchUnavailable(() -> worker.step(clock.advance(Duration.ofSeconds(1)))))
                .isTrue();
        store.reachable(true);
        worker.step(clock.advance(Duration.ofSeconds(5)));
        assertThat(state(id)).isEqualTo(JobState.INTERRUPTED);
    }

    @Test
    void aStartThatThrowsIsNeverTriedTwice() throws IOException {
        JobId id = queued("PLA");
        driver.failNextStart(new IllegalStateException("a defect of the driver"));
        dispatch();
        worker.step(clock.instant());
        worker.step(clock.advance(Duration.ofSeconds(1)));
        assertThat(state(id)).isEqualTo(JobState.INTERRUPTED);
        assertThat(driver.calls().stream().filter(call -> call.startsWith("start")))
                .hasSize(1);
        assertThat(bed()).isEqualTo(BedState.OCCUPIED);
    }

    @Test
    void aDatabaseThatIsAwayBeforeTheStartDelaysItAndStartsItOnce() throws IOException {
        JobId id = queued("PLA");
        dispatch();
        store.reachable(false);
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(catchUnavailable(() -> worker.step(clock.advance(Duration.ofSeconds(2)))))
                    .isTrue();
        }
        assertThat(driver.calls()).containsExactly("open");
        store.reachable(true);
        worker.step(clock.advance(Duration.ofSeconds(1)));
        assertThat(driver.calls()).containsExactly("open", "start " + id);
    }

    @Test
    void aPrintThatIsNeverSeenIsGivenToAPerson() throws IOException {
        JobId id = queued("PLA");
        dispatch();
        worker.step(clock.instant());
        worker.step(clock.advance(Duration.ofMinutes(9)));
        assertThat(state(id)).isEqualTo(JobState.CLAIMED);
        worker.step(clock.advance(Duration.ofMinutes(2)));
        assertThat(state(id)).isEqualTo(JobState.INTERRUPTED);
    }

    @Test
    void cancelIsAskedOfTheDeviceAndCountsOnceItIsSeen() throws IOException {
        JobId id = printing();
        post(id, Operation.Kind.CANCEL);
        worker.step(clock.instant());
        assertThat(driver.calls()).endsWith("cancel");
        assertThat(state(id)).isEqualTo(JobState.PRINTING);
        driver.seenPrint(PrintPhase.CANCELLED, 0.5, "");
        worker.step(clock.instant());
        assertThat(state(id)).isEqualTo(JobState.CANCELLED);
        assertThat(last(id).by()).isEqualTo("user:1");
        assertThat(bed()).isEqualTo(BedState.OCCUPIED);
    }

    @Test
    void aStopAtTheDeviceItselfIsAFailure() throws IOException {
        JobId id = printing();
        driver.seenPrint(PrintPhase.CANCELLED, 0.5, "the button was pressed");
        worker.step(clock.instant());
        assertThat(state(id)).isEqualTo(JobState.FAILED);
    }

    @Test
    void pauseAndResumeFollowWhatIsSeen() throws IOException {
        JobId id = printing();
        post(id, Operation.Kind.PAUSE);
        worker.step(clock.instant());
        assertThat(state(id)).isEqualTo(JobState.PRINTING);
        driver.seenPrint(PrintPhase.PAUSED, 0.5, "");
        worker.step(clock.instant());
        assertThat(state(id)).isEqualTo(JobState.PAUSED);
        post(id, Operation.Kind.RESUME);
        driver.seenPrint(PrintPhase.PRINTING, 0.5, "");
        worker.step(clock.instant());
        assertThat(state(id)).isEqualTo(JobState.PRINTING);
        assertThat(driver.calls()).endsWith("pause", "resume");
    }

    @Test
    void anOperationForAJobThatLeftTheDeviceIsDropped() throws IOException {
        JobId id = printing();
        driver.seenPrint(PrintPhase.FINISHED, 1, "");
        worker.step(clock.instant());
        post(id, Operation.Kind.CANCEL);
        worker.step(clock.instant());
        assertThat(driver.calls()).doesNotContain("cancel");
        assertThat(store.operations().waiting(LEFT)).isEmpty();
    }

    @Test
    void aLeaseThatIsRenewedNeverExpires() throws IOException {
        JobId id = printing();
        for (int step = 0; step < 20; step++) {
            keeper.step(clock.advance(Duration.ofSeconds(10)));
        }
        assertThat(state(id)).isEqualTo(JobState.PRINTING);
    }

    @Test
    void aLeaseThatRunsOutIsGivenToAPersonByAnotherNodeAndTheOldHolderCannotMoveTheJob() throws IOException {
        JobId id = printing();
        NodeWatch otherNode = otherNode();
        otherNode.step(clock.advance(Duration.ofSeconds(31)));
        assertThat(state(id)).isEqualTo(JobState.INTERRUPTED);
        driver.seenPrint(PrintPhase.FINISHED, 1, "");
        worker.step(clock.instant());
        assertThat(state(id)).as("the old holder's token no longer stands").isEqualTo(JobState.INTERRUPTED);
        assertThat(worker.fence()).isEmpty();
    }

    @Test
    void aNodeThatWasCutOffSettlesItsPrintByWhatItSees() throws IOException {
        JobId id = printing();
        NodeWatch otherNode = otherNode();
        otherNode.step(clock.advance(Duration.ofSeconds(31)));
        assertThat(state(id)).isEqualTo(JobState.INTERRUPTED);

        keeper.step(clock.instant());
        worker.step(clock.instant());
        worker.step(clock.instant());
        assertThat(state(id)).isEqualTo(JobState.PRINTING);
        assertThat(last(id).move()).isEqualTo(JobTransition.FIND_AGAIN);
        otherNode.step(clock.advance(Duration.ofSeconds(29)));
        keeper.step(clock.instant());
        otherNode.step(clock.advance(Duration.ofSeconds(29)));
        assertThat(state(id)).as("the claim stands again and is renewed").isEqualTo(JobState.PRINTING);

        otherNode.step(clock.advance(Duration.ofSeconds(31)));
        driver.seenPrint(PrintPhase.FINISHED, 1, "");
        worker.step(clock.instant());
        worker.step(clock.instant());
        assertThat(state(id)).as("a second time").isEqualTo(JobState.COMPLETED);
        assertThat(bed()).isEqualTo(BedState.OCCUPIED);
        assertThat(driver.calls()).containsExactly("open", "start " + id);
    }

    @Test
    void whatAPersonSettledStaysSettledWhateverTheNodeSeesLater() throws IOException {
        JobId id = printing();
        otherNode().step(clock.advance(Duration.ofSeconds(31)));
        store.jobs().store(store.jobs().byId(id).orElseThrow().settleCancelled(null, SOMEBODY, clock.instant()));
        for (int step = 0; step < 5; step++) {
            keeper.step(clock.instant());
            worker.step(clock.advance(Duration.ofSeconds(1)));
        }
        assertThat(state(id)).isEqualTo(JobState.CANCELLED);
        assertThat(worker.fence()).isEmpty();
    }

    @Test
    void aDeviceThatWentOnByItselfIsFoundWithItsPrint() throws IOException {
        driver.printsByItself();
        JobId id = printing();
        driver.loseContact();
        worker.step(clock.advance(Duration.ofSeconds(1)));
        assertThat(state(id)).isEqualTo(JobState.INTERRUPTED);
        worker.step(clock.advance(Duration.ofSeconds(5)));
        assertThat(state(id)).isEqualTo(JobState.PRINTING);
        driver.seenPrint(PrintPhase.FAILED, 0.7, "The nozzle is blocked.");
        worker.step(clock.advance(Duration.ofSeconds(5)));
        assertThat(state(id)).isEqualTo(JobState.FAILED);
    }

    @Test
    void aPrintThatWasLostIsNotFoundAgain() throws IOException {
        JobId id = printing();
        driver.seenPrint(PrintPhase.LOST, 0.5, "The cable was pulled.");
        for (int step = 0; step < 5; step++) {
            worker.step(clock.advance(Duration.ofSeconds(1)));
        }
        assertThat(state(id)).isEqualTo(JobState.INTERRUPTED);
        assertThat(moves(id)).doesNotContain(JobTransition.FIND_AGAIN);
    }

    @Test
    void anOrderlyStopInterruptsWhatPrintsAndGivesBackWhatHasNotBegun() throws IOException {
        JobId id = printing();
        worker.stop("printlab was stopped.", clock.instant());
        assertThat(state(id)).isEqualTo(JobState.INTERRUPTED);
        assertThat(driver.calls()).endsWith("close");

        worker = worker();
        dispatcher = dispatcher();
        worker.step(clock.instant());
        Device device = device();
        store.devices().store(device.withBed(device.bed().clear("user:2", clock.instant())));
        JobId second = queued("PLA");
        dispatch();
        assertThat(state(second)).isEqualTo(JobState.CLAIMED);
        worker.stop("printlab was stopped.", clock.instant());
        assertThat(state(second)).isEqualTo(JobState.QUEUED);
        assertThat(bed()).isEqualTo(BedState.CLEAR);
    }

    @Test
    void aPrintThatWasStartedAtTheDeviceOccupiesDeviceAndBedAndIsLeftAlone() throws IOException {
        JobId waiting = queued("PLA");
        driver.seenForeign("vase.gcode");
        worker.step(clock.instant());
        assertThat(bed()).isEqualTo(BedState.OCCUPIED);
        assertThat(device().bed().reason()).contains("vase.gcode", "not by printlab");
        assertThat(device().status().state()).isEqualTo(DeviceState.PRINTING);
        dispatch();
        assertThat(state(waiting)).isEqualTo(JobState.QUEUED);
        worker.stop("printlab was stopped.", clock.instant());
        assertThat(driver.calls()).containsExactly("open", "close");
    }

    @Test
    void aBedThatWasClearedTooEarlyIsOccupiedAgainWhenTheForeignPrintEnds() throws IOException {
        driver.seenForeign("vase.gcode");
        worker.step(clock.instant());
        clearBed();
        JobId waiting = queued("PLA");
        driver.seenForeignEnded("vase.gcode");
        worker.step(clock.instant());
        assertThat(bed()).isEqualTo(BedState.OCCUPIED);
        clearBed();
        worker.step(clock.advance(Duration.ofMinutes(1)));
        assertThat(bed()).as("the same print ends once").isEqualTo(BedState.CLEAR);
        dispatch();
        assertThat(state(waiting)).isEqualTo(JobState.CLAIMED);
    }

    @Test
    void aForeignPrintThatCameAndWentWithoutContactLeavesTheBedInDoubt() throws IOException {
        driver.loseContact();
        worker.step(clock.instant());
        worker.step(clock.advance(Duration.ofMinutes(1)));
        driver.seenForeignEnded("vase.gcode, print 12");
        JobId waiting = queued("PLA");
        worker.step(clock.instant());
        assertThat(bed()).isEqualTo(BedState.UNKNOWN);
        assertThat(device().bed().reason()).contains("vase.gcode, print 12");
        dispatch();
        assertThat(state(waiting)).isEqualTo(JobState.QUEUED);
        clearBed();
        driver.loseContact();
        worker.step(clock.advance(Duration.ofMinutes(1)));
        worker.step(clock.advance(Duration.ofMinutes(1)));
        driver.seenForeignEnded("vase.gcode, print 12");
        worker.step(clock.instant());
        assertThat(bed()).as("a person has looked since that print").isEqualTo(BedState.CLEAR);
    }

    @Test
    void neitherPauseNorCancelReachesAForeignPrint() throws IOException {
        JobId id = printing();
        driver.seenForeign("vase.gcode");
        for (Operation.Kind kind : List.of(Operation.Kind.PAUSE, Operation.Kind.RESUME, Operation.Kind.CANCEL)) {
            post(id, kind);
            worker.step(clock.instant());
        }
        assertThat(driver.calls()).doesNotContain("pause", "resume", "cancel");
        assertThat(store.operations().waiting(LEFT)).isEmpty();
        store.operations().post(LEFT, null, Operation.Kind.EMERGENCY_STOP, "user:1", null, clock.instant());
        worker.operationPosted();
        worker.step(clock.instant());
        assertThat(driver.calls()).as("safety first, whoever began it").endsWith("stop");
    }

    @Test
    void aPrintOfAJobThatSomebodySettledIsForeignFromThenOn() throws IOException {
        JobId id = printing();
        Job job = store.jobs().byId(id).orElseThrow();
        store.jobs().store(job.interrupt("test", SOMEBODY, clock.instant()));
        Job interrupted = store.jobs().byId(id).orElseThrow();
        store.jobs().store(interrupted.settleCancelled("given up", SOMEBODY, clock.instant()));
        driver.seenPrint(PrintPhase.PAUSED, 0.2, "");
        worker.step(clock.instant());
        clearBed();
        worker.step(clock.instant());
        driver.seenPrint(PrintPhase.FINISHED, 1, "");
        worker.step(clock.instant());
        assertThat(state(id)).isEqualTo(JobState.CANCELLED);
        assertThat(bed()).isEqualTo(BedState.OCCUPIED);
        assertThat(driver.calls()).doesNotContain("cancel");
    }

    @Test
    void aSlowUploadIsNotGivenUpWhileItMoves() throws IOException {
        JobId id = queued("PLA");
        dispatch();
        worker.step(clock.instant());
        for (int percent = 0; percent < 100; percent += 10) {
            driver.seenStarting("sending the file (" + percent + " %)");
            worker.step(clock.advance(Duration.ofMinutes(5)));
        }
        assertThat(state(id)).isEqualTo(JobState.CLAIMED);
        worker.step(clock.advance(Duration.ofMinutes(11)));
        assertThat(state(id)).isEqualTo(JobState.INTERRUPTED);
    }

    private void clearBed() {
        Device device = device();
        store.devices().store(device.withBed(device.bed().clear("user:2", clock.instant())));
    }

    @Test
    void anEmergencyStopGoesOutWithoutAJob() {
        store.operations().post(LEFT, null, Operation.Kind.EMERGENCY_STOP, "user:1", null, clock.instant());
        worker.operationPosted();
        worker.step(clock.instant());
        assertThat(driver.calls()).endsWith("stop");
        worker.step(clock.instant());
        assertThat(device().status().state()).isEqualTo(DeviceState.FAULT);
    }

    @Test
    void aPrintUsesTheFilamentOfItsDevice() throws IOException {
        load(100.0);
        printing();
        driver.seenPrint(PrintPhase.FINISHED, 1, "");
        worker.step(clock.instant());
        assertThat(left()).isEqualTo(95.0);
    }

    @Test
    void aPrintThatFailedHasUsedWhatWasSeenToBePrinted() throws IOException {
        load(100.0);
        printing();
        driver.seenPrint(PrintPhase.FAILED, 0.6, "jam");
        worker.step(clock.instant());
        assertThat(left()).isEqualTo(97.0);
    }

    @Test
    void aPrintThatAnotherNodeLostHasUsedWhatWasLastReportedOfIt() throws IOException {
        load(100.0);
        JobId id = printing();
        long job = id.value();
        store.devices().report(new Telemetry(LEFT, clock.instant(), job, 0.4, null, "printing", List.of()));
        NodeWatch otherNode = otherNode();
        otherNode.step(clock.advance(LEASE.plusSeconds(1)));
        otherNode.step(clock.advance(LEASE));
        assertThat(state(id)).isEqualTo(JobState.INTERRUPTED);
        assertThat(left()).isEqualTo(98.0);

        driver.seenPrint(PrintPhase.FINISHED, 1, "");
        worker.step(clock.instant());
        worker.step(clock.instant());
        assertThat(state(id)).as("found again").isEqualTo(JobState.COMPLETED);
        assertThat(left()).as("the rest of it").isEqualTo(95.0);
    }

    private void load(double grams) {
        new SampleLab(store, clock).loaded(LEFT, new Filament("PLA", null, grams));
    }

    private Double left() {
        return Objects.requireNonNull(device().filament()).grams();
    }

    private JobId printing() throws IOException {
        JobId id = queued("PLA");
        dispatch();
        worker.step(clock.instant());
        driver.seenPrint(PrintPhase.PRINTING, 0.1, "");
        worker.step(clock.instant());
        assertThat(state(id)).isEqualTo(JobState.PRINTING);
        return id;
    }

    private void finish(JobId id) {
        dispatch();
        worker.step(clock.instant());
        driver.seenPrint(PrintPhase.FINISHED, 1, "");
        worker.step(clock.instant());
        assertThat(state(id)).isEqualTo(JobState.COMPLETED);
        worker.step(clock.instant());
    }

    private JobId queued(@Nullable String material) throws IOException {
        PrintFileId file = files.receive(new ByteArrayInputStream("G28\n".getBytes(StandardCharsets.US_ASCII)), 100)
                .id();
        UserId by = owner.id();
        Submission submission = new Submission(
                by,
                file,
                "cube.gcode",
                "web",
                Urgency.NORMAL,
                null,
                null,
                clock.advance(Duration.ofSeconds(1)),
                Wishes.NONE);
        Needs needs =
                new Needs(new Requirements(material, null, null, null), new PrintEstimate(Duration.ofMinutes(30), 5.0));
        Job job = store.jobs().store(Job.submit(store.jobs().nextId(), submission, SOMEBODY, clock.instant()));
        return store.jobs()
                .store(job.enqueue(
                        needs,
                        policy.place(submission, needs, Backlog.NONE, clock.instant()),
                        SOMEBODY,
                        clock.instant()))
                .id();
    }

    private void dispatch() {
        dispatcher.step(clock.instant());
    }

    private void post(JobId id, Operation.Kind kind) {
        store.operations().post(LEFT, id, kind, "user:1", null, clock.instant());
        worker.operationPosted();
    }

    private JobState state(JobId id) {
        return store.jobs().byId(id).orElseThrow().state();
    }

    private List<JobTransition> moves(JobId id) {
        return store.jobs().history(id).stream().map(JobEvent::move).toList();
    }

    private JobEvent last(JobId id) {
        List<JobEvent> history = store.jobs().history(id);
        return history.get(history.size() - 1);
    }

    private Device device() {
        return store.devices().byId(LEFT).orElseThrow();
    }

    private BedState bed() {
        return device().bed().state();
    }

    private DeviceWorker worker() {
        SessionKeeper sessions = new SessionKeeper("left", driver, DriverSettings.of(definition(), driver), () -> {});
        return new DeviceWorker(
                LEFT,
                store,
                sessions,
                driver.features(),
                claims,
                new PrintTasks(store, files),
                new TelemetryReporter(LEFT, new TelemetryBoard(), store),
                () -> {});
    }

    private NodeWatch otherNode() {
        NodeId other = new NodeId("other");
        UUID run = new UUID(1, 1);
        store.nodes().begin(new Node(other, run, Set.of(), "tower", clock.instant(), clock.instant()));
        return new NodeWatch(store, other, run, LEASE, new NodeWatch.Process() {
            @Override
            public void heardAgain() {}

            @Override
            public void replaced() {}
        });
    }

    private Dispatcher dispatcher() {
        return new Dispatcher(store, policy, claims, Map.of(LEFT, worker));
    }

    private static DeviceDefinition definition() {
        return new DeviceDefinition(
                LEFT,
                "Left",
                "scripted",
                Map.of(),
                new Capabilities("MK3S", Set.of("PLA"), 0.4, new BuildVolume(250, 210, 210)));
    }

    private static boolean catchUnavailable(Runnable step) {
        try {
            step.run();
            return false;
        } catch (PrintLabException away) {
            return true;
        }
    }
}
