package io.printlab.desk;

import io.printlab.account.Access;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditChange;
import io.printlab.audit.AuditFacts;
import io.printlab.audit.AuditLog;
import io.printlab.audit.AuditSubject;
import io.printlab.camera.CameraAddress;
import io.printlab.camera.CameraRoom;
import io.printlab.camera.Snapshot;
import io.printlab.device.DeviceId;
import io.printlab.error.PrintLabException;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.store.LabStore;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people may see through cameras, and who says where these are. Thread-safe; no method waits for a camera. */
public final class CameraDesk {
    private final LabStore store;
    private final DeviceDesk devices;
    private final JobDesk jobs;
    private final @Nullable CameraRoom room;
    private final AuditLog audit;
    private final Clock clock;

    /** @param room null in a lab without cameras */
    public CameraDesk(
            LabStore store, DeviceDesk devices, JobDesk jobs, @Nullable CameraRoom room, AuditLog audit, Clock clock) {
        this.store = store;
        this.devices = devices;
        this.jobs = jobs;
        this.room = room;
        this.audit = audit;
        this.clock = clock;
    }

    /** Where the camera of a device is; only for administrators, because it may hold a secret. */
    public Optional<CameraAddress> address(Actor actor, DeviceId device) {
        Access.requireDevice(actor, Permission.ADMINISTER, device, "see where its camera is");
        devices.device(actor, device);
        return store.cameras().address(device);
    }

    /**
     * Says where the camera of a device is. Whether the lab may go there shows with the first picture.
     *
     * @param address null or blank takes the camera away
     */
    public void setAddress(Actor actor, DeviceId device, @Nullable String address) {
        Access.requireDevice(actor, Permission.ADMINISTER, device, "say where its camera is");
        devices.device(actor, device);
        CameraAddress wanted = address == null || address.isBlank() ? null : CameraAddress.of(address);
        audit.decided(
                actor,
                wanted == null ? AuditAction.CAMERA_REMOVED : AuditAction.CAMERA_SET,
                () -> {
                    store.cameras().setAddress(device, wanted, actor.label(), clock.instant());
                    return device;
                },
                set -> AuditChange.of(
                        AuditSubject.Kind.DEVICE,
                        device,
                        wanted == null ? AuditFacts.NONE : AuditFacts.of("camera", wanted.toString())));
        if (room != null) {
            room.forget(device);
        }
    }

    /** Whether the actor may look through the device's camera, and there is one. */
    public boolean maySee(Actor actor, DeviceId device) {
        return room != null
                && mayLook(actor, device)
                && store.cameras().address(device).isPresent();
    }

    /**
     * What a device's camera sees: for staff always, for others while a job is on the device that they may see.
     *
     * @return empty if there is no fresh picture yet; ask again in some seconds
     */
    public Optional<Snapshot> look(Actor actor, DeviceId device) {
        devices.device(actor, device);
        if (!mayLook(actor, device)) {
            throw PrintLabException.forbidden("You may not look at " + device
                    + ": its camera is for staff, and for you while a print of yours is on it.");
        }
        if (room == null || store.cameras().address(device).isEmpty()) {
            throw PrintLabException.notFound("Device " + device + " has no camera. An administrator can add one.");
        }
        return room.look(device, clock.instant());
    }

    /** Why there is no picture of a device. */
    public Optional<String> fault(Actor actor, DeviceId device) {
        Access.requireDevice(actor, Permission.ADMINISTER, device, "see what is wrong with its camera");
        return room == null ? Optional.empty() : room.fault(device);
    }

    /** The picture that was taken at the end of a print. */
    public Optional<Snapshot> snapshot(Actor actor, JobId job) {
        jobs.job(actor, job);
        return store.cameras().snapshot(job);
    }

    public boolean hasSnapshot(Actor actor, JobId job) {
        jobs.job(actor, job);
        return store.cameras().hasSnapshot(job);
    }

    private boolean mayLook(Actor actor, DeviceId device) {
        if (!actor.reaches(device)) {
            return false;
        }
        if (actor.may(Permission.OPERATE_DEVICES)) {
            return true;
        }
        Job job = devices.jobOn(device).orElse(null);
        return job != null && Access.maySee(actor, job.submission().ownership());
    }
}
