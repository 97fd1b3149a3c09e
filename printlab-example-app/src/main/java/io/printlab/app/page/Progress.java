package io.printlab.app.page;

import io.printlab.device.Telemetry;
import io.printlab.job.Job;
import io.printlab.job.JobState;
import io.printlab.job.Lease;
import org.jspecify.annotations.Nullable;

/**
 * How far a print is.
 *
 * @param device id of the device that prints it, by which live readings find it
 * @param share 0 to 1, or null while nobody knows
 */
public record Progress(String device, @Nullable Double share, String percent, String left, String activity) {
    /** @return null for a job that no device has */
    static @Nullable Progress of(Job job, @Nullable Telemetry telemetry) {
        Lease lease = job.lease();
        if (lease == null || !job.state().isOnDevice()) {
            return null;
        }
        Long reported = telemetry == null ? null : telemetry.job();
        if (telemetry == null || reported == null || reported != job.id().value()) {
            return new Progress(lease.device().value(), null, "", "", waitingFor(job.state()));
        }
        return new Progress(
                lease.device().value(),
                telemetry.progress(),
                AmountText.percent(telemetry.progress()),
                DurationText.left(telemetry.remaining()),
                telemetry.activity());
    }

    private static String waitingFor(JobState state) {
        return state == JobState.CLAIMED ? "getting ready" : "";
    }
}
