package io.printlab.job;

import io.printlab.device.DeviceId;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;

/** A claim for a device that is not idle, whose bed is not clear, that is in maintenance, or that has a job already. */
public final class DeviceNotReadyException extends PrintLabException {
    private static final long serialVersionUID = 1L;

    public DeviceNotReadyException(DeviceId device, JobId job) {
        super(
                ErrorCategory.CONFLICT,
                "Device " + device + " cannot take job " + job
                        + " now: it is not idle, its bed is not clear, it is in maintenance, or it has a job. Look at the device.");
    }
}
