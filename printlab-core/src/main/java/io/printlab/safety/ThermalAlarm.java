package io.printlab.safety;

import io.printlab.device.DeviceId;
import io.printlab.job.JobId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alarm of a heater. It stands until a person acknowledges it.
 *
 * @param id 0 before it is stored
 * @param job the print that ran, or null
 * @param heater as {@link io.printlab.device.Temperature#heater()}
 * @param sentence what was seen and what the lab did
 * @param acknowledgedBy label of the person, or null while it stands
 */
public record ThermalAlarm(
        long id,
        DeviceId device,
        @Nullable JobId job,
        String heater,
        AlarmKind kind,
        String sentence,
        Instant at,
        @Nullable String acknowledgedBy,
        @Nullable Instant acknowledgedAt) {
    static final int LONGEST_SENTENCE = 500;

    public ThermalAlarm {
        sentence = sentence.length() <= LONGEST_SENTENCE ? sentence : sentence.substring(0, LONGEST_SENTENCE);
    }

    /** One that stands. */
    public static ThermalAlarm raised(
            DeviceId device, @Nullable JobId job, String heater, AlarmKind kind, String sentence, Instant at) {
        return new ThermalAlarm(0, device, job, heater, kind, sentence, at, null, null);
    }

    public boolean stands() {
        return acknowledgedAt == null;
    }
}
