package io.printlab.devices.simulator;

import io.printlab.devices.serial.SerialLink;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** A cable inside this program, for systems without pseudo-terminals. */
final class InProcessCable {
    private static final int READ_MILLIS = 100;

    private final Pipe toPrinter = new Pipe();
    private final Pipe toHost = new Pipe();

    PrinterEnd printerEnd() {
        return new PrinterEnd() {
            @Override
            public int read(byte[] buffer, int timeoutMillis) throws IOException {
                return toPrinter.read(buffer, timeoutMillis);
            }

            @Override
            public void write(byte[] bytes) throws IOException {
                toHost.write(bytes, bytes.length);
            }

            @Override
            public void close() {
                pull();
            }
        };
    }

    SerialLink hostEnd(String name) {
        return new SerialLink() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public int read(byte[] buffer) throws IOException {
                return toHost.read(buffer, READ_MILLIS);
            }

            @Override
            public void write(byte[] bytes, int length) throws IOException {
                toPrinter.write(bytes, length);
            }

            @Override
            public void writeUrgently(byte[] bytes, int length) throws IOException {
                toPrinter.write(bytes, length);
            }

            @Override
            public void close() {
                pull();
            }
        };
    }

    private void pull() {
        toPrinter.close();
        toHost.close();
    }

    /** Bytes one way. */
    private static final class Pipe {
        private final ArrayDeque<byte[]> chunks = new ArrayDeque<>();
        private boolean closed;

        synchronized int read(byte[] buffer, int timeoutMillis) throws IOException {
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
            long left = timeoutMillis;
            try {
                while (chunks.isEmpty() && !closed && left > 0) {
                    wait(left);
                    left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                closed = true;
            }
            if (closed) {
                throw new IOException("the simulated cable was pulled");
            }
            byte[] chunk = chunks.poll();
            if (chunk == null) {
                return 0;
            }
            int count = Math.min(chunk.length, buffer.length);
            System.arraycopy(chunk, 0, buffer, 0, count);
            if (count < chunk.length) {
                chunks.addFirst(Arrays.copyOfRange(chunk, count, chunk.length));
            }
            return count;
        }

        synchronized void write(byte[] bytes, int length) throws IOException {
            if (closed) {
                throw new IOException("the simulated cable was pulled");
            }
            chunks.add(Arrays.copyOf(bytes, length));
            notifyAll();
        }

        synchronized void close() {
            closed = true;
            notifyAll();
        }
    }
}
