package io.printlab.devices.simulator;

import io.printlab.devices.serial.SerialLink;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
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

    public SimulatedPrinter(String name, SimulatedFirmware firmware) {
        this(name, firmware, Duration.ZERO);
    }

    /**
     * A printer with a person next to it.
     *
     * @param resetAfterHalt how long the firmware stays halted until that person presses reset; zero for ever
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
        if (unplugged) {
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

    private void serve(PrinterEnd served) {
        byte[] buffer = new byte[1024];
        long haltedSince = 0;
        try {
            while (true) {
                long wait;
                synchronized (firmware) {
                    wait = firmware.untilNextEvent();
                }
                int count = served.read(buffer, (int) TimeUnit.NANOSECONDS.toMillis(wait + 999_999));
                byte[] output;
                boolean unplugs;
                synchronized (firmware) {
                    firmware.receive(buffer, count, System.nanoTime());
                    haltedSince = pressReset(haltedSince);
                    output = firmware.takeOutput();
                    unplugs = firmware.takeUnplugs();
                }
                if (unplugs) {
                    unplugFor(served);
                    return;
                }
                if (output.length > 0) {
                    served.write(output);
                }
            }
        } catch (IOException pulled) {
            served.close();
        }
    }

    private long pressReset(long haltedSince) {
        if (resetAfterHalt.isZero() || !firmware.isHalted()) {
            return 0;
        }
        long now = System.nanoTime();
        if (haltedSince != 0 && now - haltedSince > resetAfterHalt.toNanos()) {
            firmware.reset();
        }
        return haltedSince == 0 ? now : haltedSince;
    }

    private synchronized void unplugFor(PrinterEnd served) {
        unplugged = true;
        served.close();
    }

    /** Pulls the plug; the printer can be reached again only after {@link #plugIn()}. */
    public synchronized void unplug() {
        unplugged = true;
        disconnect();
    }

    public synchronized void plugIn() {
        unplugged = false;
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

    /** Of {@link #accepted()} what came after the last reset of line numbers, which begins each print. */
    public List<String> acceptedOfLastPrint() {
        List<String> all = accepted();
        int from = 0;
        for (int i = 0; i < all.size(); i++) {
            from = all.get(i).startsWith("M110") ? i + 1 : from;
        }
        return all.subList(from, all.size());
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
