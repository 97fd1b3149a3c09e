package io.printlab.camera;

import io.printlab.device.DeviceId;
import io.printlab.job.JobId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Addresses of cameras, and pictures of prints. Thread-safe; every method may block on the database and throws UNAVAILABLE without it. */
public interface CameraRepository {
    Optional<CameraAddress> address(DeviceId device);

    /** @param address null takes the camera away */
    void setAddress(DeviceId device, @Nullable CameraAddress address, String by, Instant now);

    /**
     * Keeps the picture of a print.
     *
     * @return false if the job has one already
     */
    boolean keep(JobId job, Snapshot snapshot);

    Optional<Snapshot> snapshot(JobId job);

    boolean hasSnapshot(JobId job);

    /** Removes the pictures that were taken before this time; returns how many. */
    int removeBefore(Instant time);
}
