package io.printlab.desk;

import io.printlab.account.Actor;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditLog;
import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.driver.DeviceDriver;
import io.printlab.driver.DriverFeature;
import io.printlab.error.PrintLabException;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.operation.Operation;
import io.printlab.store.LabStore;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Posts operations for devices, if their drivers can do them, and tells the device's worker if it is in this process. */
public final class OperationDesk {
    /** The workers of this process; a device of another node is none of theirs. */
    public interface Workers {
        /** Something was posted for the device. Returns at once. */
        void posted(DeviceId id);

        /** Stops the device by a thread of its own, past the database and past whatever its worker does. Returns at once. */
        void stopNow(DeviceId id);
    }

    private final LabStore store;
    private final Map<String, DeviceDriver> drivers;
    private final Workers workers;
    private final AuditLog audit;

    public OperationDesk(LabStore store, Map<String, DeviceDriver> drivers, Workers workers, AuditLog audit) {
        this.store = store;
        this.drivers = Map.copyOf(drivers);
        this.workers = workers;
        this.audit = audit;
    }

    /** @throws PrintLabException CONFLICT if the device's driver cannot do it */
    Operation post(
            Device device, @Nullable Job job, Operation.Kind kind, Actor by, @Nullable String reason, Instant now) {
        requireFeature(device, kind);
        if (kind == Operation.Kind.EMERGENCY_STOP) {
            workers.stopNow(device.id());
        }
        JobId id = job == null ? null : job.id();
        Supplier<Operation> post = () -> store.operations().post(device.id(), id, kind, by.label(), reason, now);
        Operation posted = job != null && by.is(job.submission().owner())
                ? post.get()
                : audit.decided(by, action(kind), post, Audited::operation);
        workers.posted(device.id());
        return posted;
    }

    private static AuditAction action(Operation.Kind kind) {
        return switch (kind) {
            case PAUSE -> AuditAction.JOB_PAUSE_ASKED;
            case RESUME -> AuditAction.JOB_RESUME_ASKED;
            case CANCEL -> AuditAction.JOB_STOP_ASKED;
            case EMERGENCY_STOP -> AuditAction.DEVICE_STOPPED;
        };
    }

    private void requireFeature(Device device, Operation.Kind kind) {
        DeviceDriver driver = drivers.get(device.definition().driver());
        DriverFeature needed = switch (kind) {
            case PAUSE, RESUME -> DriverFeature.PAUSE;
            case CANCEL -> DriverFeature.CANCEL;
            case EMERGENCY_STOP -> DriverFeature.EMERGENCY_STOP;
        };
        if (driver != null && !driver.features().contains(needed)) {
            throw PrintLabException.conflict("Device " + device.id() + " cannot do " + kind + ": its driver "
                    + driver.id() + " has no way to it. Go to the device and do it there.");
        }
    }
}
