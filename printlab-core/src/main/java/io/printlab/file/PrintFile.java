package io.printlab.file;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A print file that the lab keeps.
 *
 * @param format {@code gcode} and, later, others
 * @param picture a PNG of the print in the same file store, or null if there is none
 */
public record PrintFile(
        PrintFileId id,
        long bytes,
        String format,
        PrintFileFacts facts,
        @Nullable PrintFileId picture,
        Instant storedAt) {}
