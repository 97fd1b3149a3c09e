package io.printlab.driver;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a print stands.
 *
 * @param task id of the task that was started
 * @param phase how far it is
 * @param activity a few words for people: heating the nozzle, printing
 * @param progress 0 to 1, by time where the driver can, else by bytes
 * @param remaining null if the driver does not know
 * @param detail for an end that is not FINISHED: one sentence about the cause; else empty
 */
public record PrintObservation(
        PrintTask.Id task,
        PrintPhase phase,
        String activity,
        double progress,
        @Nullable Duration remaining,
        String detail) {}
