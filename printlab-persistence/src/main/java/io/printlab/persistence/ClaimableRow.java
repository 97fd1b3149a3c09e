package io.printlab.persistence;

/** Whether a device can take a job, read under its lock. */
record ClaimableRow(boolean ready, boolean occupied) {}
