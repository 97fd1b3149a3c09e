package io.printlab.desk;

import io.printlab.account.Access;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditLog;
import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.device.Fitting;
import io.printlab.device.StaleDeviceException;
import io.printlab.device.Tag;
import io.printlab.device.Telemetry;
import io.printlab.error.PrintLabException;
import io.printlab.event.TelemetryBoard;
import io.printlab.job.Job;
import io.printlab.job.JobQuery;
import io.printlab.job.JobState;
import io.printlab.job.Lease;
import io.printlab.operation.Operation;
import io.printlab.store.LabStore;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What people may ask about devices. Thread-safe; every method may block on the database, checks the actor's rights
 * first and throws {@link PrintLabException}: NOT_FOUND for an unknown device, FORBIDDEN, CONFLICT. No method waits for a
 * printer.
 */
public final class DeviceDesk {
    private static final int ATTEMPTS = 5;

    private final LabStore store;
    private final OperationDesk operations;
    private final TelemetryBoard telemetry;
    private final AuditLog audit;
    private final Clock clock;

    public DeviceDesk(LabStore store, OperationDesk operations, TelemetryBoard telemetry, AuditLog audit, Clock clock) {
        this.store = store;
        this.operations = operations;
        this.telemetry = telemetry;
        this.audit = audit;
        this.clock = clock;
    }

    /** All devices by id. */
    public List<Device> devices(Actor actor) {
        Access.require(actor, Permission.SEE_QUEUE, "see the devices");
        return store.devices().all();
    }

    public Device device(Actor actor, DeviceId id) {
        Access.require(actor, Permission.SEE_QUEUE, "see the devices");
        return known(id);
    }

    /** What people call a device; its id if it is not known any more. */
    public String name(Actor actor, DeviceId id) {
        Access.require(actor, Permission.SEE_QUEUE, "see the devices");
        return store.devices()
                .byId(id)
                .map(device -> device.definition().name())
                .orElse(id.value());
    }

    /** The job that a device has now. */
    public Optional<Job> jobOn(DeviceId id) {
        return store
                .jobs()
                .list(JobQuery.newest(1).on(id).in(JobState.CLAIMED, JobState.PRINTING, JobState.PAUSED))
                .stream()
                .findFirst();
    }

    /**
     * The jobs that the devices have now, for all devices at once. A front end shows them only as {@link Access#maySee}
     * allows.
     */
    public Map<DeviceId, Job> jobsOnDevices(Actor actor) {
        Access.require(actor, Permission.SEE_QUEUE, "see the devices");
        Map<DeviceId, Job> jobs = new TreeMap<>();
        for (Job job : store.jobs().onDevices()) {
            Lease lease = job.lease();
            if (lease != null) {
                jobs.put(lease.device(), job);
            }
        }
        return jobs;
    }

    /** The newest telemetry of each device, from whichever node drives it. */
    public Map<DeviceId, Telemetry> telemetry(Actor actor) {
        Access.require(actor, Permission.SEE_QUEUE, "see the devices");
        Map<DeviceId, Telemetry> newest = new TreeMap<>();
        store.devices().telemetry().forEach(reported -> newest.put(reported.device(), reported));
        telemetry.newest().forEach(reported -> newest.put(reported.device(), reported));
        return newest;
    }

    /** Telemetry of the last half hour, oldest first, about one every two seconds; kept by the process that drives the device. */
    public List<Telemetry> recentTelemetry(Actor actor, DeviceId id) {
        device(actor, id);
        return telemetry.recent(id);
    }

    /** A person says that the bed is clear. The queue goes on at once. */
    public Device clearBed(Actor actor, DeviceId id) {
        Access.requireDevice(actor, Permission.OPERATE_DEVICES, id, "say that a bed is clear");
        return change(actor, AuditAction.BED_CLEARED, id, device -> {
            DeviceState state = device.status().state();
            Optional<Job> job = jobOn(id);
            if (job.isPresent() || state == DeviceState.PRINTING || state == DeviceState.PAUSED) {
                throw PrintLabException.conflict("Device " + id + " is printing"
                        + job.map(found -> " job " + found.id()).orElse("")
                        + ", so its bed cannot be clear. Wait for the end of the print.");
            }
            return device.withBed(device.bed().clear(actor.label(), clock.instant()));
        });
    }

    /** Replaces what staff say of a device beside its definition. */
    public Device setTags(Actor actor, DeviceId id, Collection<String> tags) {
        Access.requireDevice(actor, Permission.CONFIGURE_DEVICES, id, "tag devices");
        Set<String> checked = Tag.checked(tags);
        return change(
                actor,
                AuditAction.DEVICE_TAGGED,
                id,
                device -> device.tags().equals(checked) ? device : device.withTags(checked));
    }

    /** Staff have fitted another nozzle or bed. */
    public Device fit(Actor actor, DeviceId id, Fitting fitting) {
        Access.requireDevice(actor, Permission.OPERATE_DEVICES, id, "say what is fitted to devices");
        return change(
                actor,
                AuditAction.DEVICE_FITTED,
                id,
                device -> device.fitting().equals(fitting) ? device : device.withFitting(fitting));
    }

    /** Asks for an emergency stop; it goes ahead of everything else that the device is to be sent. */
    public Operation emergencyStop(Actor actor, DeviceId id) {
        Access.requireDevice(actor, Permission.OPERATE_DEVICES, id, "stop devices");
        return operations.post(known(id), null, Operation.Kind.EMERGENCY_STOP, actor, null, clock.instant());
    }

    private Device change(Actor actor, AuditAction action, DeviceId id, UnaryOperator<Device> verb) {
        StaleDeviceException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Device device = known(id);
            Device next = verb.apply(device);
            if (next.equals(device)) {
                return device;
            }
            try {
                return audit.decided(
                        actor, action, () -> store.devices().store(next), stored -> Audited.device(device, stored));
            } catch (StaleDeviceException stale) {
                last = stale;
            }
        }
        throw last == null ? PrintLabException.conflict("Device " + id + " could not be changed. Try again.") : last;
    }

    private Device known(DeviceId id) {
        return store.devices()
                .byId(id)
                .orElseThrow(() -> PrintLabException.notFound(
                        "There is no device " + id + ". Look for it in the list of devices."));
    }
}
