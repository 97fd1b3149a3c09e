package io.printlab.app;

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
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** A driver whose devices are in contact and print until the test ends the print. */
public final class IdleDriver implements DeviceDriver {
    private final Clock clock;
    private final AtomicReference<PrintPhase> phase = new AtomicReference<>(PrintPhase.PRINTING);

    public IdleDriver(Clock clock) {
        this.clock = clock;
    }

    /** Lets the print that runs, and those to come, stand in this phase. */
    public void phase(PrintPhase next) {
        phase.set(next);
    }

    @Override
    public String id() {
        return "idle";
    }

    @Override
    public Set<DriverFeature> features() {
        return EnumSet.of(DriverFeature.PAUSE, DriverFeature.CANCEL, DriverFeature.EMERGENCY_STOP);
    }

    @Override
    public List<DriverSetting> settings() {
        return List.of();
    }

    @Override
    public DeviceSession open(DriverSettings settings, DeviceListener listener) {
        return new Session();
    }

    private final class Session implements DeviceSession {
        private final AtomicReference<PrintTask> task = new AtomicReference<>();

        @Override
        public DeviceObservation observe() {
            PrintTask running = task.get();
            PrintPhase now = phase.get();
            DeviceState state = running == null || now.isEnd()
                    ? DeviceState.IDLE
                    : now == PrintPhase.PAUSED ? DeviceState.PAUSED : DeviceState.PRINTING;
            PrintObservation print =
                    running == null ? null : new PrintObservation(running.id(), now, "printing", 0.25, null, "");
            return new DeviceObservation(
                    state,
                    "Made up.",
                    clock.instant(),
                    print,
                    false,
                    List.of(new Temperature("nozzle", 21.5, 0.0)),
                    false);
        }

        @Override
        public void start(PrintTask next) {
            task.set(next);
        }

        @Override
        public void pause() {
            phase.set(PrintPhase.PAUSED);
        }

        @Override
        public void resume() {
            phase.set(PrintPhase.PRINTING);
        }

        @Override
        public void cancel() {
            phase.set(PrintPhase.CANCELLED);
        }

        @Override
        public void emergencyStop() {
            phase.set(PrintPhase.FAILED);
        }

        @Override
        public void close() {
            task.set(null);
        }
    }
}
