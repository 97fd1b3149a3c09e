package io.printlab.safety;

import io.printlab.device.Heat;
import org.jspecify.annotations.Nullable;

/**
 * What a lab sends to a device beside the files.
 *
 * @param start before a file
 * @param pause when a print stands still
 * @param resume before it goes on, after the heaters are as they were
 * @param cancel after a print was cancelled, heaters off
 */
public record DeviceScripts(ScriptTemplate start, ScriptTemplate pause, ScriptTemplate resume, ScriptTemplate cancel) {
    public static final DeviceScripts NONE =
            new DeviceScripts(ScriptTemplate.EMPTY, ScriptTemplate.EMPTY, ScriptTemplate.EMPTY, ScriptTemplate.EMPTY);

    /** @throws io.printlab.error.PrintLabException USER with what is wrong in which line */
    public static DeviceScripts checked(
            @Nullable String start,
            @Nullable String pause,
            @Nullable String resume,
            @Nullable String cancel,
            Heat limits) {
        return new DeviceScripts(
                ScriptTemplate.checked("start", start, limits),
                ScriptTemplate.checked("pause", pause, limits),
                ScriptTemplate.checked("resume", resume, limits),
                ScriptTemplate.checked("cancel", cancel, limits));
    }
}
