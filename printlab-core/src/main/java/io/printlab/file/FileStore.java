package io.printlab.file;

import java.io.IOException;
import java.io.InputStream;

/**
 * SPI: keeps contents by their SHA-256. Called on the threads of requests, analysers and device workers, at the same
 * time; every method may block on a disk or a network. A name from outside never reaches a store. Implementations
 * extend {@code FileStoreContract} of the testkit.
 */
public interface FileStore {
    /**
     * Streams the content to the store without keeping it yet: the caller looks at it first. A content that fails on the
     * way leaves nothing behind, and neither does one whose process dies before it is kept.
     *
     * @param content read to its end, not closed
     * @param limitBytes the most that is taken
     * @throws io.printlab.error.PrintLabException TOO_LARGE past the limit, UNAVAILABLE if the store cannot write
     * @throws IOException if reading the content fails: the sender's side, not the store's
     */
    StagedContent stage(InputStream content, long limitBytes) throws IOException;

    /** Streams the content to its place at once. Takes and throws what {@link #stage} does. */
    default StoredContent receive(InputStream content, long limitBytes) throws IOException {
        try (StagedContent staged = stage(content, limitBytes)) {
            return staged.keep();
        }
    }

    /**
     * Opens a stored content; the caller closes it.
     *
     * @throws io.printlab.error.PrintLabException NOT_FOUND if the store has no such content
     */
    InputStream open(PrintFileId id);

    boolean contains(PrintFileId id);

    /** Size in bytes. Throws as {@link #open}. */
    long size(PrintFileId id);
}
