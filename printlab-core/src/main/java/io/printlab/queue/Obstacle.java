package io.printlab.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a job that fits a device does not start on it now.
 *
 * @param constraint name of the constraint that says so
 * @param sentence the rule and its figure, for people
 * @param until when it ends by itself, or null if that depends on something else
 */
public record Obstacle(
        String constraint, String sentence, @Nullable Instant until) {}
