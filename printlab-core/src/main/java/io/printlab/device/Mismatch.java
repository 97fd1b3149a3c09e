package io.printlab.device;

/**
 * One reason why a device cannot serve a job.
 *
 * @param code stable name for programs: {@code material}, {@code nozzle}, {@code volume}, {@code model}, {@code colour},
 *     {@code tags}
 * @param sentence the reason for people, with both figures; "it" is the job
 */
public record Mismatch(String code, String sentence) {}
