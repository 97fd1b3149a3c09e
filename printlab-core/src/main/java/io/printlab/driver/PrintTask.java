package io.printlab.driver;

import io.printlab.file.ContentSource;
import io.printlab.job.JobId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A print to be started.
 *
 * @param title the file's name for people: at most 120 characters, without control characters, but otherwise hostile
 * @param content the file; may be opened more than once
 * @param bytes size of the file
 * @param expected how long it should take, or null if not known
 */
public record PrintTask(
        Id id,
        String title,
        ContentSource content,
        long bytes,
        @Nullable Duration expected) {
    /**
     * Identity of a start: the same job started again has another fence.
     *
     * @param fence the claim's fencing token
     */
    public record Id(JobId job, long fence) {}
}
