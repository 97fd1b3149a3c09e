package io.printlab.devices.simulator;

import io.printlab.devices.serial.SerialLink;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A simulated printer that stands on its table: it keeps its state when nobody is connected. Plugged in, it owns one daemon
 * thread. Every method may be called from any thread.
 */
public final class SimulatedPrinter implements AutoCloseable {
    private static final long JOIN_MILLIS = 2000;

    private final String name;
    private final SimulatedFirmware firmware;
    private @Nullable PrinterEnd end;
    private @Nullable Thread thread;
    private final Duration resetAfterHalt;
    private boolean unplugged;
    private long pluggedInAt = Long.MAX_VALUE;
    private long dumbSince;

    public SimulatedPrinter(String name, SimulatedFirmware firmware) {
        this(name, firmware, Duration.ZERO);
    }

    /**
     * A printer with a person next to it.
     *
     * @param resetAfterHalt how long the firmware stays halted or silent until that person presses reset; zero for ever
     */
    public SimulatedPrinter(String name, SimulatedFirmware firmware, Duration resetAfterHalt) {
        this.name = name;
        this.firmware = firmware;
        this.resetAfterHalt = resetAfterHalt;
    }

    /**
     * Plugs the printer in behind a new pseudo-terminal.
     *
     * @return path of the port to open; it ends when the plug is pulled or {@link #close()} is called
     */
    public synchronized String port() {
        Pty pty = Pty.open();
        connect(pty);
        return pty.path();
    }

    /** Plugs the printer in by a cable inside this program. */
    public synchronized SerialLink link() {
        InProcessCable cable = new InProcessCable();
        connect(cable.printerEnd());
        return cable.hostEnd("simulated " + name);
    }

    private void connect(PrinterEnd newEnd) {
        if (!isPluggedIn(System.nanoTime())) {
            newEnd.close();
            throw new PrintLabException(
                    ErrorCategory.DEVICE, "The simulated printer " + name + " is unplugged: plug it in.");
        }
        disconnect();
        Thread serving = new Thread(() -> serve(newEnd), "printlab-simulated-printer " + name);
        serving.setDaemon(true);
        end = newEnd;
        thread = serving;
        serving.start();
    }

    /** Whether it can be reached, by nanoseconds of the source that its turns are told. */
    synchronized boolean isPluggedIn(long now) {
        if (unplugged && now >= pluggedInAt) {
            plugIn();
        }
        return !unplugged;
    }

    private void serve(PrinterEnd served) {
        byte[] buffer = new byte[1024];
        try {
            while (true) {
                int count = served.read(buffer, (int) TimeUnit.NANOSECONDS.toMillis(untilNextEvent() + 999_999));
                Optional<byte[]> output = turn(buffer, count, System.nanoTime());
                if (output.isEmpty()) {
                    served.close();
                    return;
                }
                if (output.get().length > 0) {
                    served.write(output.get());
                }
            }
        } catch (IOException pulled) {
            served.close();
        }
    }

    long untilNextEvent() {
        synchronized (firmware) {
            return firmware.untilNextEvent();
        }
    }

    /**
     * Takes what has arrived and lets time pass until now.
     *
     * @return what it sends, or nothing once the plug is pulled
     */
    Optional<byte[]> turn(byte[] received, int count, long now) {
        if (!isPluggedIn(now)) {
            return Optional.empty();
        }
        byte[] output;
        Optional<Duration> unplugging;
        synchronized (firmware) {
            firmware.receive(received, count, now);
            pressReset(now);
            output = firmware.takeOutput();
            unplugging = firmware.faults().takeUnplugging();
        }
        if (unplugging.isPresent()) {
            unplugFor(unplugging.get(), now);
            return Optional.empty();
        }
        return Optional.of(output);
    }

    private void pressReset(long now) {
        if (resetAfterHalt.isZero()
                || !(firmware.isHalted() || firmware.faults().isSilent())) {
            dumbSince = 0;
        } else if (dumbSince == 0) {
            dumbSince = now;
        } else if (now - dumbSince > resetAfterHalt.toNanos()) {
            firmware.reset();
        }
    }

    private synchronized void unplugFor(Duration time, long now) {
        unplugged = true;
        pluggedInAt = time.isZero() ? Long.MAX_VALUE : now + time.toNanos();
    }

    /** Pulls the plug; the printer can be reached again only after {@link #plugIn()}. */
    public synchronized void unplug() {
        unplugged = true;
        disconnect();
    }

    public synchronized void plugIn() {
        unplugged = false;
        pluggedInAt = Long.MAX_VALUE;
    }

    /** Lets more go wrong; what is counted and timed begins now. */
    public void inject(SimulatedFaults more) {
        synchronized (firmware) {
            firmware.faults().arm(more);
        }
    }

    /** How often each kind of fault has happened. */
    public Map<FaultKind, Integer> happened() {
        synchronized (firmware) {
            return firmware.faults().happened();
        }
    }

    /** Presses the knob, as a person whom the printer waits for. */
    public void press() {
        synchronized (firmware) {
            firmware.press();
        }
    }

    /** Presses the reset button. */
    public void reset() {
        synchronized (firmware) {
            firmware.reset();
        }
    }

    public boolean isHalted() {
        synchronized (firmware) {
            return firmware.isHalted();
        }
    }

    /**
     * Every command that the printer accepted, in order and without number and checksum, the host's own among them; empty
     * unless it records.
     */
    public List<String> accepted() {
        synchronized (firmware) {
            return firmware.accepted();
        }
    }

    /** Forgets what was accepted until now, so that a record of weeks does not fill the memory. */
    public void forgetAccepted() {
        synchronized (firmware) {
            firmware.forgetAccepted();
        }
    }

    /**
     * Of {@link #accepted()} what the last print sent: it begins with a reset of line numbers, as each greeting does, but it
     * moves or waits for heat.
     */
    public List<String> acceptedOfLastPrint() {
        List<String> all = accepted();
        int end = all.size();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).startsWith("M110")) {
                List<String> part = all.subList(i + 1, end);
                if (part.stream().anyMatch(command -> command.matches("(G|M109|M190).*"))) {
                    return part;
                }
                end = i;
            }
        }
        return all.subList(0, end);
    }

    /** Bytes lost for want of room in the receive buffer: a well-behaved host loses none. */
    public int overruns() {
        synchronized (firmware) {
            return firmware.overruns();
        }
    }

    /** Whether a heater has a target. */
    public boolean heats() {
        synchronized (firmware) {
            return firmware.nozzleTarget() > 0 || firmware.bedTarget() > 0;
        }
    }

    private void disconnect() {
        Optional.ofNullable(end).ifPresent(PrinterEnd::close);
        end = null;
        thread = null;
    }

    /** Ends the connection and its thread; the printer stays as it is and can be connected anew. */
    @Override
    public void close() {
        Thread serving;
        synchronized (this) {
            serving = thread;
            disconnect();
        }
        if (serving != null) {
            try {
                serving.join(JOIN_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
