package io.printlab.app.page;

import org.jspecify.annotations.Nullable;

/**
 * What keeps a job from one printer.
 *
 * @param printer its name, or empty if the line before is of the same printer
 * @param until when that ends by itself or is expected to, or null
 */
public record ObstacleLine(
        String printer, String sentence, @Nullable Moment until) {}
