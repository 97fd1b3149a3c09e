package io.printlab.testkit;

import io.printlab.device.DeviceState;
import io.printlab.device.Temperature;
import io.printlab.driver.DeviceDriver;
import io.printlab.driver.DeviceListener;
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
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A driver whose one device does what a test tells it. It believes nothing by itself: a start shows as STARTING until the
 * test says that it is seen to print.
 */
public final class ScriptedDriver implements DeviceDriver {
    private final Clock clock;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Set<DriverFeature> features =
            EnumSet.of(DriverFeature.PAUSE, DriverFeature.CANCEL, DriverFeature.EMERGENCY_STOP);
    private @Nullable Session session;
    private boolean reachable = true;
    private boolean printsByItself;
    private volatile BiConsumer<PrintTask, DeviceObservation> onStart = (task, observation) -> {};
    private @Nullable RuntimeException startFault;
    private volatile @Nullable CountDownLatch startBlock;

    public ScriptedDriver(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String id() {
        return "scripted";
    }

    @Override
    public Set<DriverFeature> features() {
        return Set.copyOf(features);
    }

    @Override
    public List<DriverSetting> settings() {
        return List.of();
    }

    @Override
    public synchronized DeviceSession open(DriverSettings settings, DeviceListener listener) {
        if (!reachable) {
            throw new PrintLabException(ErrorCategory.DEVICE, "The cable is out. Plug it in.");
        }
        Session last = session;
        session = new Session(listener);
        if (printsByItself && last != null) {
            session.print = last.print;
            session.state = DeviceState.PRINTING;
        }
        calls.add("open");
        return session;
    }

    /** What the lab asked of the device so far: open, start 7, pause, resume, cancel, stop, close. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** The driver takes commands beside a print; say so before the lab is built. */
    public void withCommands() {
        features.add(DriverFeature.COMMANDS);
    }

    /** Told of every start, with how the device stands at that moment. */
    public void onStart(BiConsumer<PrintTask, DeviceObservation> listener) {
        onStart = listener;
    }

    /** The driver can do no more than start and observe; say so before the lab is built. */
    public void withoutFeatures() {
        features.clear();
    }

    public synchronized void unreachable() {
        reachable = false;
    }

    public synchronized void reachable() {
        reachable = true;
    }

    /** A session that is opened again finds the print of the one before, as with a device that prints from its own storage. */
    public synchronized void printsByItself() {
        printsByItself = true;
    }

    public synchronized void failNextStart(RuntimeException fault) {
        startFault = fault;
    }

    /** The next start does not return before the latch is counted down. */
    public CountDownLatch blockNextStart() {
        CountDownLatch latch = new CountDownLatch(1);
        startBlock = latch;
        return latch;
    }

    /** The device is seen in this state, with no print of ours. */
    public void seen(DeviceState state) {
        current().state = state;
    }

    /** What the heaters read from now on. */
    public void seenTemperatures(Temperature... readings) {
        current().temperatures = List.of(readings);
    }

    /** The device does nothing, and nothing foreign is on it. */
    public void seenIdle() {
        current().state = DeviceState.IDLE;
        current().foreign = false;
    }

    public synchronized boolean isOpen() {
        return session != null;
    }

    /** Whether something was started in the session that is open. */
    public boolean hasPrint() {
        return current().print != null;
    }

    public void seenForeign() {
        current().state = DeviceState.PRINTING;
        current().foreign = true;
    }

    /** Somebody at the device began this print. */
    public void seenForeign(String name) {
        current().foreignPrint = name;
        seenForeign();
    }

    /** The device is idle, and the last that it printed was this, which somebody at the device began. */
    public void seenForeignEnded(String name) {
        current().state = DeviceState.IDLE;
        current().foreign = false;
        current().foreignPrint = name;
    }

    /** The print of the last start is seen in this phase. */
    public void seenPrint(PrintPhase phase, double progress, String detail) {
        current().show(phase, progress, detail);
    }

    /** The print of the last start has not begun yet, and this is on its way. */
    public void seenStarting(String activity) {
        current().startsWith(activity);
    }

    public void loseContact() {
        current().lost = true;
        current().state = DeviceState.UNKNOWN;
    }

    private synchronized Session current() {
        if (session == null) {
            throw new IllegalStateException("no session is open");
        }
        return session;
    }

    private final class Session implements DeviceSession {
        private final DeviceListener listener;
        private volatile DeviceState state = DeviceState.IDLE;
        private volatile boolean foreign;
        private volatile @Nullable String foreignPrint;
        private volatile List<Temperature> temperatures = List.of();
        private volatile boolean lost;
        private volatile @Nullable PrintObservation print;

        Session(DeviceListener listener) {
            this.listener = listener;
        }

        void show(PrintPhase phase, double progress, String detail) {
            PrintObservation last = print;
            if (last == null) {
                throw new IllegalStateException("nothing was started");
            }
            print = new PrintObservation(last.task(), phase, phase.name(), progress, null, detail);
            state = switch (phase) {
                case STARTING, PRINTING -> DeviceState.PRINTING;
                case PAUSED -> DeviceState.PAUSED;
                case FINISHED, CANCELLED, FAILED -> DeviceState.IDLE;
                case LOST -> DeviceState.UNKNOWN;
            };
            listener.changed();
        }

        void startsWith(String activity) {
            PrintObservation last = Objects.requireNonNull(print);
            print = new PrintObservation(last.task(), PrintPhase.STARTING, activity, 0, null, "");
        }

        @Override
        public DeviceObservation observe() {
            return new DeviceObservation(
                    state, "scripted " + state, clock.instant(), print, foreign, foreignPrint, temperatures, lost);
        }

        @Override
        public void start(PrintTask task) {
            calls.add("start " + task.id().job());
            onStart.accept(task, observe());
            awaitBlock();
            RuntimeException fault = startFault;
            if (fault != null) {
                startFault = null;
                throw fault;
            }
            print = new PrintObservation(task.id(), PrintPhase.STARTING, "starting", 0, null, "");
            state = DeviceState.PRINTING;
        }

        private void awaitBlock() {
            CountDownLatch block = startBlock;
            startBlock = null;
            if (block != null) {
                try {
                    block.await();
                } catch (InterruptedException told) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        @Override
        public void pause() {
            calls.add("pause");
        }

        @Override
        public void resume() {
            calls.add("resume");
        }

        @Override
        public void cancel() {
            calls.add("cancel");
        }

        @Override
        public void run(List<String> commands) {
            if (state != DeviceState.IDLE && state != DeviceState.PAUSED) {
                throw PrintLabException.conflict("The device takes no commands now.");
            }
            calls.add("run " + String.join(" / ", commands));
        }

        @Override
        public void emergencyStop() {
            calls.add("stop");
            state = DeviceState.FAULT;
        }

        @Override
        public void close() {
            calls.add("close");
        }
    }
}
