package io.printlab.devices.network;

import org.jspecify.annotations.Nullable;

/**
 * How a print ended, as the host tells it afterwards.
 *
 * @param file its name or path; null if the host tells only that the last print ended so
 * @param mark what tells it from another print of the same file, such as the host's own number or time; may be empty
 * @param detail one sentence on an end that is not FINISHED; may be empty
 */
public record PastPrint(@Nullable String file, String mark, End end, String detail) {
    /** The ends that hosts know. */
    public enum End {
        FINISHED,
        /** Somebody cancelled it, or the host does not tell that from a failure. */
        STOPPED,
        FAILED
    }
}
