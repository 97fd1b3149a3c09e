package io.printlab.desk;

import io.printlab.job.Job;
import io.printlab.outcome.Outcome;

/** A job that has ended, with what became of its print. */
public record JobOutcome(Job job, Outcome outcome) {}
