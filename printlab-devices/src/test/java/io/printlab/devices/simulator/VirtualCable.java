package io.printlab.devices.simulator;

import io.printlab.devices.serial.SerialLink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A cable to a simulated printer that has no thread of its own: whoever reads lets it work. */
final class VirtualCable implements SerialLink {
    private static final long READ_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /** What a line takes on the wire, so that no conversation goes on for ever in no time. */
    private static final long WIRE_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    private static final byte[] NOTHING = new byte[0];

    private final SimulatedPrinter printer;
    private final VirtualTime time;
    private final ByteArrayOutputStream toHost = new ByteArrayOutputStream();
    private volatile boolean pulled;

    VirtualCable(SimulatedPrinter printer, VirtualTime time) {
        this.printer = printer;
        this.time = time;
        time.plug(this);
    }

    @Override
    public String name() {
        return "virtual";
    }

    @Override
    public int read(byte[] buffer) throws IOException {
        long deadline = time.now() + READ_NANOS;
        while (true) {
            turn(NOTHING, 0);
            int count = take(buffer);
            if (count > 0) {
                time.awaitGrant(time.now() + WIRE_NANOS);
                return count;
            }
            long now = time.now();
            if (now >= deadline) {
                return 0;
            }
            time.awaitGrant(Math.min(deadline, now + Math.max(WIRE_NANOS, printer.untilNextEvent())));
        }
    }

    private synchronized int take(byte[] buffer) {
        byte[] all = toHost.toByteArray();
        int count = Math.min(all.length, buffer.length);
        System.arraycopy(all, 0, buffer, 0, count);
        toHost.reset();
        toHost.writeBytes(Arrays.copyOfRange(all, count, all.length));
        return count;
    }

    private synchronized void turn(byte[] bytes, int length) throws IOException {
        Optional<byte[]> output = pulled ? Optional.empty() : printer.turn(bytes, length, time.now());
        if (output.isEmpty()) {
            close();
            throw new IOException("the virtual cable was pulled");
        }
        toHost.writeBytes(output.get());
    }

    @Override
    public void write(byte[] bytes, int length) throws IOException {
        turn(bytes, length);
    }

    @Override
    public void writeUrgently(byte[] bytes, int length) throws IOException {
        turn(bytes, length);
    }

    @Override
    public void close() {
        pulled = true;
        time.unplug(this);
    }
}
