package io.printlab.devices.network;

import io.printlab.device.Temperature;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a printer's host says at one moment.
 *
 * @param evidence one sentence for people
 * @param file name or path of what is printed now; null if nothing is, or the host does not tell
 * @param handle the host's own name for the print that runs, by which it is paused and stopped; may be empty
 * @param progress 0 to 1
 * @param remaining null if the host does not know
 * @param past the last print, where the host tells of it without being asked; else null
 */
public record HostReport(
        Activity activity,
        String evidence,
        @Nullable String file,
        String handle,
        double progress,
        @Nullable Duration remaining,
        List<Temperature> temperatures,
        @Nullable PastPrint past) {
    /** What the printer does. */
    public enum Activity {
        /** The host answers, but has no contact with its printer, or the printer is busy with what is no print. */
        UNKNOWN,
        IDLE,
        PRINTING,
        PAUSED,
        FAULT;

        boolean isPrint() {
            return this == PRINTING || this == PAUSED;
        }
    }

    public HostReport {
        progress = progress >= 0 && progress <= 1 ? progress : 0;
        temperatures = List.copyOf(temperatures);
    }

    /** A report without a print. */
    public static HostReport of(Activity activity, String evidence, List<Temperature> temperatures) {
        return new HostReport(activity, evidence, null, "", 0, null, temperatures, null);
    }

    public HostReport withPast(PastPrint last) {
        return new HostReport(activity, evidence, file, handle, progress, remaining, temperatures, last);
    }
}
