package io.printlab.admission;

import io.printlab.account.User;
import io.printlab.job.Needs;
import io.printlab.job.Submission;
import java.time.Instant;

/**
 * A submission before the lab's rules.
 *
 * @param needs what is known of the print; time and filament may be unknown
 * @param record what the lab knows of the owner's printing so far
 */
public record AdmissionRequest(User owner, Submission submission, Needs needs, PrintRecord record, Instant now) {}
