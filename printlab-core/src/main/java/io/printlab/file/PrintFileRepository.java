package io.printlab.file;

import java.util.Optional;

/** What is known of stored print files. Thread-safe; throws UNAVAILABLE without the database. */
public interface PrintFileRepository {
    /** Stores the file's record unless the same content is known already; returns the record that stands. */
    PrintFile add(PrintFile file);

    Optional<PrintFile> byId(PrintFileId id);
}
