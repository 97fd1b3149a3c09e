package io.printlab.devices.marlin;

import io.printlab.devices.serial.LineDecoder;
import io.printlab.devices.serial.SerialLink;
import io.printlab.driver.DeviceListener;
import io.printlab.driver.DeviceObservation;
import io.printlab.driver.DeviceSession;
import io.printlab.driver.PrintPhase;
import io.printlab.driver.PrintTask;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the link to one printer and the one thread that reads it. Whoever has something to say to the {@link MarlinPrinter}
 * holds the lock; the emergency stop needs none.
 */
final class MarlinSession implements DeviceSession {
    private static final Logger log = LoggerFactory.getLogger(MarlinSession.class);
    private static final byte[] EMERGENCY_STOP = "\nM112\n".getBytes(StandardCharsets.US_ASCII);
    private static final long PUBLISH_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final SerialLink link;
    private final DeviceListener listener;
    private final Clock clock;
    private final LongSupplier nanoseconds;
    private final MarlinPrinter printer;
    private final Thread reader;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stepped = lock.newCondition();
    private volatile DeviceObservation observation;
    private volatile boolean emergency;
    private volatile boolean closed;
    private long published;
    private long ticked;

    private MarlinSession(
            MarlinSettings settings, SerialLink link, DeviceListener listener, Clock clock, LongSupplier nanoseconds) {
        this.link = link;
        this.listener = listener;
        this.clock = clock;
        this.nanoseconds = nanoseconds;
        this.printer = new MarlinPrinter(settings, this::write);
        this.observation = printer.observation(clock.instant());
        this.reader = new Thread(this::readUntilGone, "printlab-marlin " + link.name());
        reader.setDaemon(true);
    }

    static MarlinSession open(
            MarlinSettings settings, SerialLink link, DeviceListener listener, Clock clock, LongSupplier nanoseconds) {
        MarlinSession session = new MarlinSession(settings, link, listener, clock, nanoseconds);
        session.step(() -> session.printer.greet(nanoseconds.getAsLong()));
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
                    long now = nanoseconds.getAsLong();
                    printer.together(() -> decoder.decode(buffer, count, line -> printer.receive(line, now)), now);
                    if (now - ticked > TICK_NANOS) {
                        ticked = now;
                        printer.tick(now);
                    }
                });
            } catch (IOException gone) {
                step(() -> printer.lost("Contact to the printer was lost: " + gone.getMessage() + "."));
            } catch (RuntimeException defect) {
                log.error("The session at {} failed and is given up", link.name(), defect);
                step(() -> printer.lost("The session failed by a defect of printlab: " + defect + "."));
            }
        }
        link.close();
    }

    /** Runs a step of the logic and publishes what it changed. */
    private void step(Runnable work) {
        boolean changed;
        lock.lock();
        try {
            try {
                work.run();
            } catch (UncheckedIOException gone) {
                printer.lost("Contact to the printer was lost: " + gone.getMessage() + ".");
            }
            if (emergency) {
                emergency = false;
                printer.emergencyStopped(nanoseconds.getAsLong());
            }
            changed = publish();
            stepped.signalAll();
        } finally {
            lock.unlock();
        }
        if (changed) {
            listener.changed();
        }
    }

    private boolean publish() {
        DeviceObservation last = observation;
        long now = nanoseconds.getAsLong();
        var print = last.print();
        boolean same = printer.state() == last.state() && printer.isGone() == last.lost() && printer.prints(print);
        if (same && now - published < PUBLISH_NANOS) {
            return false;
        }
        published = now;
        observation = printer.observation(clock.instant());
        return true;
    }

    @Override
    public DeviceObservation observe() {
        return observation;
    }

    @Override
    public void start(PrintTask task) {
        FileCheck file = FileCheck.check(task);
        CommandReader commands;
        try {
            commands = new CommandReader(task.content().open());
        } catch (IOException unreadable) {
            throw new PrintLabException(
                    ErrorCategory.DEVICE,
                    "The print of job " + task.id().job() + " was not begun: its file cannot be opened.",
                    unreadable);
        }
        boolean[] begun = new boolean[1];
        step(() -> {
            if (printer.isReady()) {
                begun[0] = true;
                printer.start(task, file, commands, nanoseconds.getAsLong());
            }
        });
        if (!begun[0]) {
            discard(commands);
            throw new PrintLabException(
                    ErrorCategory.DEVICE,
                    "The print of job " + task.id().job() + " was not begun: the printer at " + link.name()
                            + " is not ready (" + observation.state() + "). " + observation.evidence());
        }
    }

    private static void discard(CommandReader commands) {
        try {
            commands.close();
        } catch (IOException unclosed) {
            log.warn("A print file could not be closed", unclosed);
        }
    }

    @Override
    public void pause() {
        step(() -> printer.pause(nanoseconds.getAsLong()));
    }

    @Override
    public void resume() {
        step(() -> printer.resume(nanoseconds.getAsLong()));
    }

    @Override
    public void cancel() {
        step(() -> printer.cancel(nanoseconds.getAsLong()));
    }

    @Override
    public void run(List<String> commands) {
        boolean[] taken = new boolean[1];
        step(() -> taken[0] = printer.run(commands, nanoseconds.getAsLong()));
        if (!taken[0]) {
            throw PrintLabException.conflict("The printer at " + link.name() + " takes no commands now ("
                    + observation.state() + "). " + observation.evidence());
        }
    }

    @Override
    public void emergencyStop() {
        emergency = true;
        try {
            link.writeUrgently(EMERGENCY_STOP, EMERGENCY_STOP.length);
        } catch (IOException gone) {
            throw new PrintLabException(
                    ErrorCategory.DEVICE,
                    "The emergency stop did not reach the printer at " + link.name()
                            + ": switch it off by its power switch.",
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
        step(() -> printer.lost("The session was closed."));
    }

    /** Heaters off, if the printer still listens: this host will watch over them no more. */
    private void takeLeave() {
        if (closed || observation.print() == null || observation.print().phase().isEnd()) {
            return;
        }
        printer.stop(PrintPhase.LOST, "printlab gave up the connection while it printed.", nanoseconds.getAsLong());
        long left = CLOSE_NANOS;
        try {
            while (left > 0 && !printer.isQuiet() && !printer.isGone()) {
                left = stepped.awaitNanos(left);
            }
            printer.leave();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
