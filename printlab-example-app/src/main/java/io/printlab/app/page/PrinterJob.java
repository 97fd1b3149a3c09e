package io.printlab.app.page;

/**
 * The job that a printer has.
 *
 * @param title what the visitor may know of it
 * @param visible whether the visitor may open it
 */
public record PrinterJob(long id, String title, String owner, boolean visible, Chip state, Progress progress) {}
