package io.printlab.file;

import org.jspecify.annotations.Nullable;

/**
 * What an analyser found.
 *
 * @param format name of the file's format, such as {@code gcode}
 * @param picture a PNG, or null where nothing can be drawn
 */
public record PrintFileAnalysis(String format, PrintFileFacts facts, byte @Nullable [] picture) {}
