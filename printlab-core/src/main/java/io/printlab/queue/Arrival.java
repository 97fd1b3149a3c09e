package io.printlab.queue;

import io.printlab.job.Needs;
import io.printlab.job.Submission;
import java.time.Instant;

/** A job that comes into the queue, with what its owner has waiting there already. */
public record Arrival(Submission submission, Needs needs, Backlog own, Instant now) {}
