package io.printlab.job;

import io.printlab.account.Ownership;
import io.printlab.account.UserId;
import io.printlab.file.PrintFileId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a person handed in.
 *
 * @param title the file's name for people, as {@code FileTitle} cleans it
 * @param source where it came in: {@code web}, {@code api}, {@code octoprint}
 * @param deadline when the owner needs it, or null
 * @param material what the owner wants it printed with where the file does not say, or null
 * @param wishes what else the owner said
 * @param group the owner's group whose quota it is on and whose staff look after it, or null
 */
public record Submission(
        UserId owner,
        PrintFileId file,
        String title,
        String source,
        Urgency urgency,
        @Nullable Instant deadline,
        @Nullable String material,
        Instant at,
        Wishes wishes,
        @Nullable String group) {
    public Submission {
        // Histories from before there were wishes have none.
        wishes = Objects.requireNonNullElse(wishes, Wishes.NONE);
    }

    /** A submission for no group. */
    public Submission(
            UserId owner,
            PrintFileId file,
            String title,
            String source,
            Urgency urgency,
            @Nullable Instant deadline,
            @Nullable String material,
            Instant at,
            Wishes wishes) {
        this(owner, file, title, source, urgency, deadline, material, at, wishes, null);
    }

    public Submission withUrgency(Urgency next) {
        return new Submission(owner, file, title, source, next, deadline, material, at, wishes, group);
    }

    /** Whose the job is. */
    public Ownership ownership() {
        return new Ownership(owner, group);
    }
}
