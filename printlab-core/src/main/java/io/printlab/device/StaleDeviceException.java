package io.printlab.device;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;

/** A device changed between being read and being stored: read it again and decide anew. */
public final class StaleDeviceException extends PrintLabException {
    private static final long serialVersionUID = 1L;

    public StaleDeviceException(DeviceId id, long version) {
        super(
                ErrorCategory.CONFLICT,
                "Device " + id + " is no longer at version " + version
                        + ": somebody changed it meanwhile. Look again.");
    }
}
