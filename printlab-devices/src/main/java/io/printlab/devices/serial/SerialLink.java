package io.printlab.devices.serial;

import java.io.IOException;

/**
 * Bytes to and from one device. One thread reads; any thread writes. An {@link IOException} means that the device is gone
 * and the link is closed: another link must be opened.
 */
public interface SerialLink extends AutoCloseable {
    /** Where the device is, for messages: a port path. */
    String name();

    /**
     * Waits for bytes, at most about a tenth of a second.
     *
     * @return how many bytes were put at the beginning of the buffer; 0 if none came
     * @throws IOException if the device was unplugged or the link was closed
     */
    int read(byte[] buffer) throws IOException;

    /**
     * Hands bytes to the device; may block while the device takes none, until the link gives the device up.
     *
     * @throws IOException if not all of them could be handed over
     */
    void write(byte[] bytes, int length) throws IOException;

    /** Like {@link #write} but does not wait long for a write of another thread that is stuck. */
    void writeUrgently(byte[] bytes, int length) throws IOException;

    /** Ends a read or write that blocks in another thread. Idempotent, never blocks for long. */
    @Override
    void close();
}
