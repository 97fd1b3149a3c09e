package io.printlab.app.enrolment;

import org.jspecify.annotations.Nullable;

/**
 * One line of a class list.
 *
 * @param line its number in the list as people count, with the heading
 * @param fault what is wrong with it, or null
 */
public record ClassLine(
        long line,
        String name,
        String displayName,
        @Nullable String email,
        @Nullable String group,
        @Nullable String fault) {}
