package io.printlab.devices.simulator;

import io.printlab.driver.DeviceObservation;
import io.printlab.driver.DeviceSession;
import io.printlab.driver.PrintTask;
import java.util.List;

/** A session with a simulated printer, whose connection ends with it. */
record SimulatedSession(DeviceSession session, SimulatedPrinter printer) implements DeviceSession {
    @Override
    public DeviceObservation observe() {
        return session.observe();
    }

    @Override
    public void start(PrintTask task) {
        session.start(task);
    }

    @Override
    public void pause() {
        session.pause();
    }

    @Override
    public void resume() {
        session.resume();
    }

    @Override
    public void cancel() {
        session.cancel();
    }

    @Override
    public void run(List<String> commands) {
        session.run(commands);
    }

    @Override
    public void emergencyStop() {
        session.emergencyStop();
    }

    @Override
    public void close() {
        session.close();
        printer.close();
    }
}
