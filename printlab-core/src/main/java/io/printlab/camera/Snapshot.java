package io.printlab.camera;

import java.time.Instant;

/**
 * One picture.
 *
 * @param jpeg encoded by the lab itself, at most a megabyte or so; nobody changes it
 * @param at when it was taken
 */
public record Snapshot(byte[] jpeg, Instant at) {}
