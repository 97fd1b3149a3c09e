package io.printlab.devices.grbl;

import io.printlab.devices.serial.LineDecoder;
import io.printlab.devices.serial.SerialLink;
import io.printlab.driver.DeviceListener;
import io.printlab.driver.DeviceObservation;
import io.printlab.driver.DeviceSession;
import io.printlab.driver.PrintTask;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the link to one machine and the one thread that reads it. Whoever has something to say to the {@link GrblMachine} holds
 * the lock; the emergency stop needs none.
 */
final class GrblSession implements DeviceSession {
    private static final Logger log = LoggerFactory.getLogger(GrblSession.class);
    private static final byte[] EMERGENCY_STOP = {GrblMachine.RESET};
    private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final SerialLink link;
    private final DeviceListener listener;
    private final Clock clock;
    private final GrblMachine machine;
    private final Thread reader;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stepped = lock.newCondition();
    private volatile DeviceObservation observation;
    private volatile boolean emergency;
    private volatile boolean closed;

    private GrblSession(SerialLink link, int buffer, DeviceListener listener, Clock clock) {
        this.link = link;
        this.listener = listener;
        this.clock = clock;
        this.machine = new GrblMachine(buffer, this::write);
        this.observation = machine.observation(clock.instant());
        this.reader = new Thread(this::readUntilGone, "printlab-grbl " + link.name());
        reader.setDaemon(true);
    }

    static GrblSession open(SerialLink link, int buffer, DeviceListener listener, Clock clock) {
        GrblSession session = new GrblSession(link, buffer, listener, clock);
        session.step(() -> session.machine.greet(System.nanoTime()));
        session.reader.start();
        return session;
    }

    private void write(byte[] bytes) {
        if (emergency) {
            return;
        }
        try {
            link.write(bytes, bytes.length);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone.getMessage(), gone);
        }
    }

    private void readUntilGone() {
        byte[] buffer = new byte[4096];
        LineDecoder decoder = new LineDecoder();
        while (!closed && !observation.lost()) {
            try {
                int count = link.read(buffer);
                step(() -> {
                    long now = System.nanoTime();
                    decoder.decode(buffer, count, line -> machine.receive(line, now));
                    machine.tick(now);
                });
            } catch (IOException gone) {
                step(() -> machine.lost("Contact to the machine was lost: " + gone.getMessage() + "."));
            } catch (RuntimeException defect) {
                log.error("The session at {} failed and is given up", link.name(), defect);
                step(() -> machine.lost("The session failed by a defect of printlab: " + defect + "."));
            }
        }
        link.close();
    }

    /** Runs a step of the logic and publishes what it changed. */
    private void step(Runnable work) {
        boolean changed;
        lock.lock();
        try {
            if (emergency) {
                emergency = false;
                machine.emergencyStopped(System.nanoTime());
            }
            try {
                work.run();
            } catch (UncheckedIOException gone) {
                machine.lost("Contact to the machine was lost: " + gone.getMessage() + ".");
            }
            DeviceObservation last = observation;
            observation = machine.observation(clock.instant());
            changed = last.state() != observation.state()
                    || last.lost() != observation.lost()
                    || !String.valueOf(last.print()).equals(String.valueOf(observation.print()));
            stepped.signalAll();
        } finally {
            lock.unlock();
        }
        if (changed) {
            listener.changed();
        }
    }

    @Override
    public DeviceObservation observe() {
        return observation;
    }

    @Override
    public void start(PrintTask task) {
        long lines = GrblFile.checked(task);
        GrblFile file;
        try {
            file = GrblFile.open(task);
        } catch (IOException unreadable) {
            throw new PrintLabException(
                    ErrorCategory.DEVICE,
                    "Job " + task.id().job() + " was not begun: its file cannot be opened.",
                    unreadable);
        }
        boolean[] begun = new boolean[1];
        step(() -> {
            if (machine.isReady()) {
                begun[0] = true;
                machine.start(task, file, lines, System.nanoTime());
            }
        });
        if (!begun[0]) {
            discard(file);
            throw new PrintLabException(
                    ErrorCategory.DEVICE,
                    "Job " + task.id().job() + " was not begun: the machine at " + link.name() + " is not ready ("
                            + observation.state() + "). " + observation.evidence());
        }
    }

    private static void discard(GrblFile file) {
        try {
            file.close();
        } catch (IOException unclosed) {
            log.warn("A file could not be closed", unclosed);
        }
    }

    @Override
    public void pause() {
        step(() -> machine.pause(System.nanoTime()));
    }

    @Override
    public void resume() {
        step(() -> machine.resume(System.nanoTime()));
    }

    @Override
    public void cancel() {
        step(() -> machine.cancel(System.nanoTime()));
    }

    @Override
    public void emergencyStop() {
        emergency = true;
        try {
            link.writeUrgently(EMERGENCY_STOP, EMERGENCY_STOP.length);
        } catch (IOException gone) {
            throw new PrintLabException(
                    ErrorCategory.DEVICE,
                    "The emergency stop did not reach the machine at " + link.name()
                            + ": use the emergency switch of the machine.",
                    gone);
        }
        if (lock.tryLock()) {
            lock.unlock();
            step(() -> {});
        }
    }

    @Override
    public void close() {
        step(this::takeLeave);
        closed = true;
        link.close();
        try {
            reader.join(TimeUnit.NANOSECONDS.toMillis(CLOSE_NANOS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        step(() -> machine.lost("The session was closed."));
    }

    /** Beam and spindle off: this host will watch over them no more. */
    private void takeLeave() {
        if (closed || machine.isGone()) {
            return;
        }
        machine.leave(System.nanoTime());
        long left = CLOSE_NANOS;
        try {
            while (left > 0 && !machine.isQuiet() && !machine.isGone()) {
                left = stepped.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
