package io.printlab.file;

/** What a store received: its identity and its size. */
public record StoredContent(PrintFileId id, long bytes) {}
