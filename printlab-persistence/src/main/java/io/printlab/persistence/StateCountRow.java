package io.printlab.persistence;

import io.printlab.job.JobState;

/** How many jobs are in a state. */
record StateCountRow(JobState state, long count) {}
