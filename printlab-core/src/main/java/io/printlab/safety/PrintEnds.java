package io.printlab.safety;

import io.printlab.error.PrintLabException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows when a print stands still.
 *
 * @param heatersOffAfterMinutes of a pause, 1 to 1440; null to keep them on
 * @param heatersOffOnReturn whether heaters are switched off when contact comes back to an idle device whose bed is not clear
 * @param park where the nozzle waits during a pause and after a cancel; null where the driver leaves it
 */
public record PrintEnds(
        @Nullable Integer heatersOffAfterMinutes,
        boolean heatersOffOnReturn,
        @Nullable ParkPosition park) {
    public static final PrintEnds DEFAULT = new PrintEnds(30, true, null);

    /** The commands that park the nozzle, to which a script is added; empty where the driver leaves it. */
    public List<String> parking() {
        return park == null ? new ArrayList<>() : new ArrayList<>(park.commands());
    }

    public PrintEnds {
        if (heatersOffAfterMinutes != null && (heatersOffAfterMinutes < 1 || heatersOffAfterMinutes > 1440)) {
            throw PrintLabException.user("Heaters go off after 1 to 1440 minutes of a pause, not "
                    + heatersOffAfterMinutes + ". Correct it, or leave it empty to keep them on.");
        }
    }
}
