package io.printlab.desk;

import io.printlab.job.Job;
import io.printlab.queue.Explanation;

/** A waiting job with its place and the reasons why it waits. */
public record QueueEntry(Job job, Explanation explanation) {}
