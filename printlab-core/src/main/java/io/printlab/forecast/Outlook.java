package io.printlab.forecast;

import io.printlab.device.DeviceId;
import io.printlab.job.JobId;
import io.printlab.queue.Expectation;
import java.time.Instant;
import java.util.Map;

/**
 * What a forecast found.
 *
 * @param jobs what is expected of each waiting job; without those that no device at work serves within the horizon
 * @param played the same before past forecasts widened it: what later forecasts learn from
 * @param freeAt when each busy device is likely to take its next job
 */
public record Outlook(
        Instant at, Map<JobId, Expectation> jobs, Map<JobId, Expectation> played, Map<DeviceId, Instant> freeAt) {
    public Outlook {
        jobs = Map.copyOf(jobs);
        played = Map.copyOf(played);
        freeAt = Map.copyOf(freeAt);
    }
}
