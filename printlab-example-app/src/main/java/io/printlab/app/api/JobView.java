package io.printlab.app.api;

import io.printlab.job.JobState;
import io.printlab.job.Urgency;
import io.printlab.queue.TimeRange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job as programs see it.
 *
 * @param progress 0 to 1
 * @param position 1 for the next, or null for a job that does not wait
 * @param device id of the device that has it or had it last
 * @param after id of the job that must end well before this one
 * @param copy null if it is alone
 * @param file name of the file for people
 * @param group that it is for, or null
 * @param estimateSeconds how long it should print
 * @param remainingSeconds how long it still prints, as its device reports
 * @param reason why it is in its state
 * @param policy name of the policy that gave it its place, with the version of the rules, or null before it had one
 * @param explanation why it waits, most telling first
 * @param expectedStart in eight cases of ten between early and late; null if it does not wait or nothing can be foretold
 * @param expectedFinish likewise
 */
public record JobView(
        long id,
        JobState state,
        double progress,
        @Nullable Long position,
        @Nullable String device,
        String file,
        Person owner,
        @Nullable String group,
        Instant submittedAt,
        Instant since,
        @Nullable Instant deadline,
        Urgency urgency,
        String source,
        @Nullable String material,
        @Nullable String colour,
        List<String> tags,
        @Nullable Long after,
        @Nullable Copy copy,
        @Nullable Double grams,
        @Nullable Long estimateSeconds,
        @Nullable Long remainingSeconds,
        @Nullable String reason,
        @Nullable String policy,
        List<String> explanation,
        @Nullable TimeRange expectedStart,
        @Nullable TimeRange expectedFinish) {
    /** One of several copies that were handed in together; batch is the same in all of them. */
    public record Copy(long batch, int number, int of) {}

    /** The owner of a job. */
    public record Person(long id, String name) {}
}
