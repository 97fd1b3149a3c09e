package io.printlab.queue;

/**
 * Where a waiting job stands in an order by shares.
 *
 * @param position 1 for the next; counts the jobs that would be claimed before it if no more came
 * @param exact false for an estimate, which positions beyond {@link QueueRepository#EXACT} are
 */
public record QueuePlace(WaitingJob job, long position, boolean exact) {}
