package io.printlab.app.page;

import org.jspecify.annotations.Nullable;

/**
 * What keeps a job from one printer.
 *
 * @param until when that ends by itself or is expected to, or null
 */
public record ObstacleLine(
        String printer, String sentence, @Nullable Moment until) {}
