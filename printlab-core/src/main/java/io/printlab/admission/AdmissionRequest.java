package io.printlab.admission;

import io.printlab.account.User;
import io.printlab.file.PrintFileFacts;
import io.printlab.job.Needs;
import io.printlab.job.Submission;
import io.printlab.job.Wishes;
import java.time.Instant;

/**
 * A submission before the lab's rules.
 *
 * @param facts what is known of the file
 * @param needs what is known of the print; time and filament may be unknown
 * @param record what the lab knows of the owner's printing so far, without this submission
 * @param free whether the lab prints it for nothing, outside every quota
 */
public record AdmissionRequest(
        User owner,
        Submission submission,
        PrintFileFacts facts,
        Needs needs,
        PrintRecord record,
        Instant now,
        boolean free) {
    public AdmissionRequest(
            User owner, Submission submission, PrintFileFacts facts, Needs needs, PrintRecord record, Instant now) {
        this(owner, submission, facts, needs, record, now, false);
    }

    /** How many jobs the owner is about to have: the copies of a batch that are still to come count with the first. */
    public int jobs() {
        Wishes.Copy copy = submission.wishes().copy();
        return copy == null ? 1 : copy.of() - copy.number() + 1;
    }
}
