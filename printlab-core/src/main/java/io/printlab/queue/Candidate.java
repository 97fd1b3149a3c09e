package io.printlab.queue;

/** A waiting job beside the virtual time of its owner: what a policy compares. */
public record Candidate(WaitingJob job, double ownerVirtualTime) {}
