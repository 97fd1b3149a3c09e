package io.printlab.conversation;

import io.printlab.job.JobId;
import java.time.Instant;

/**
 * A message about a job, to be read by its owner and by staff.
 *
 * @param id 0 before it is stored
 * @param by label of who wrote it
 * @param fromStaff whether it is staff who speak to the owner
 * @param text 1 to {@value #LONGEST} characters, as it was typed: a page escapes it
 */
public record JobMessage(long id, JobId job, Instant at, String by, boolean fromStaff, Kind kind, String text) {
    public static final int LONGEST = 1000;

    /** What a message means for the approval. */
    public enum Kind {
        MESSAGE,
        /** Staff ask for a change; the job waits for its owner. */
        CHANGE_ASKED,
        /** The owner has answered, by words, by wishes or by another file; staff look again. */
        ANSWER
    }

    public JobMessage {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException("a message has 1 to " + LONGEST + " characters");
        }
    }

    public JobMessage withId(long next) {
        return new JobMessage(next, job, at, by, fromStaff, kind, text);
    }
}
