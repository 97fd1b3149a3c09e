package io.printlab.queue;

/**
 * One factor's part in a job's place.
 *
 * @param hours what it adds to the figure that orders the users, in device hours; below 0 is earlier, 0 if it acts in
 *     another way
 * @param words a sentence for people
 */
public record FactorScore(String factor, double hours, String words) {}
