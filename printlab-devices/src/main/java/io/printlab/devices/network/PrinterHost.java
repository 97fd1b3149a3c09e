package io.printlab.devices.network;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The way to one printer's host, as a session needs it. Every method may block for some seconds, is bounded in time and in what it
 * reads, and throws {@link HostRefusal} where the host understood and said no, any other IOException where there was no way to know.
 * {@link #emergencyStop} may be called while another call blocks.
 */
public interface PrinterHost extends AutoCloseable {
    /** What the host says now. */
    HostReport report() throws IOException;

    /** What the host says of this very moment, before it is told to pause, to go on or to stop. */
    default HostReport lookAgain() throws IOException {
        return report();
    }

    /**
     * What became of a print that does not run any more.
     *
     * @param file our name of it, or null for whatever was printed last
     * @return null if the host does not know
     */
    @Nullable PastPrint past(@Nullable String file) throws IOException;

    /**
     * Sends a file and returns once the host has all of it; begins nothing. May take as long as the wire needs.
     *
     * @param content of exactly this many bytes; closed by the caller
     */
    void send(String file, InputStream content, long bytes) throws IOException;

    /** Ends the sending that is under way, from another thread: it fails. Whoever waits for the wire is interrupted besides. */
    default void breakOff() {}

    /** Begins to print a file that was sent, unless the printer is busy. */
    void begin(String file) throws IOException;

    /** Removes a file that was sent earlier and is not printed any more. */
    void remove(String file) throws IOException;

    void pause(HostReport seen) throws IOException;

    void resume(HostReport seen) throws IOException;

    void cancel(HostReport seen) throws IOException;

    void emergencyStop() throws IOException;

    @Override
    void close();
}
