package io.printlab.desk;

import io.printlab.job.Urgency;
import io.printlab.job.Wishes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks with a file.
 *
 * @param fileName as the sender named the file; cleaned before it is kept
 * @param source where it came in: {@code web}, {@code api}, {@code octoprint}
 * @param deadline when it is needed, or null
 * @param material what to print it with where the file does not say, or null
 * @param wishes what else the person says of it
 * @param group the person's group that it is for; {@link #NO_GROUP} for none; null for the person's only group, or none of several
 */
public record SubmissionRequest(
        String fileName,
        String source,
        Urgency urgency,
        @Nullable Instant deadline,
        @Nullable String material,
        Wishes wishes,
        @Nullable String group) {
    /** What the person says who hands in a job for no group; no group has this name. */
    public static final String NO_GROUP = "-";

    /** A submission whose owner does not say for which group it is. */
    public SubmissionRequest(
            String fileName,
            String source,
            Urgency urgency,
            @Nullable Instant deadline,
            @Nullable String material,
            Wishes wishes) {
        this(fileName, source, urgency, deadline, material, wishes, null);
    }

    public static SubmissionRequest of(String fileName, String source) {
        return new SubmissionRequest(fileName, source, Urgency.NORMAL, null, null, Wishes.NONE);
    }

    SubmissionRequest withWishes(Wishes next) {
        return new SubmissionRequest(fileName, source, urgency, deadline, material, next, group);
    }
}
