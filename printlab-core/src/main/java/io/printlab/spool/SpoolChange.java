package io.printlab.spool;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A step in the life of a spool, to be stored if the version before still stands.
 *
 * @param before null for a new spool
 */
public record SpoolChange(@Nullable Spool before, Spool after, SpoolEvent event) {
    /** Whether this step left less on it than staff want to hear of. */
    public boolean gotLow() {
        return before != null && !before.isLow() && after.isLow();
    }

    /** The details of the event that tells of it. */
    public Map<String, String> details() {
        Map<String, String> details = new TreeMap<>();
        details.put("spool", after.code());
        details.put("step", event.kind().name());
        if (gotLow()) {
            details.put("low", String.valueOf(after.leftGrams()));
        }
        return details;
    }
}
