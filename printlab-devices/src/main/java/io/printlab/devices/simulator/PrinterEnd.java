package io.printlab.devices.simulator;

import java.io.IOException;

/** The printer's end of a cable. One thread reads and writes; any thread closes. */
interface PrinterEnd extends AutoCloseable {
    /** Waits for bytes, at most so many milliseconds; 0 if none came. */
    int read(byte[] buffer, int timeoutMillis) throws IOException;

    void write(byte[] bytes) throws IOException;

    /** Pulls the plug. Idempotent. */
    @Override
    void close();
}
