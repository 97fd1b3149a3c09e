package io.printlab.app.page;

import org.jspecify.annotations.Nullable;

/**
 * One line of a job's story.
 *
 * @param tone as in {@link Chip}
 * @param reason why, in somebody's own words, or null
 */
public record TimeLineEntry(
        String sentence, String tone, @Nullable String reason, Moment at) {}
