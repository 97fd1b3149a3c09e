package io.printlab.file;

import java.io.IOException;
import java.io.InputStream;

/**
 * SPI: a content that a store has received whole and does not keep yet. The store shows it to nobody: it belongs to who
 * received it, who reads it, and then keeps it or lets it go. Each receiver of the same content has its own, so that
 * letting one go takes nothing from another. For one thread at a time.
 */
public interface StagedContent extends AutoCloseable {
    /** What the store will know it by. */
    PrintFileId id();

    /** Size in bytes. */
    long bytes();

    /**
     * Reads it from its beginning, as often as asked, until it is closed; the caller closes each stream.
     *
     * @throws IOException if the store cannot read it
     */
    InputStream open() throws IOException;

    /**
     * Puts it to its place and returns once it is safe there (written, synced, renamed). The same content kept twice, even
     * at the same time, is stored once.
     *
     * @throws io.printlab.error.PrintLabException UNAVAILABLE if the store cannot write
     */
    StoredContent keep();

    /** Lets it go: what was not kept leaves nothing behind. */
    @Override
    void close();
}
