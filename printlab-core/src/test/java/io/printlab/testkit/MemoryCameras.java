package io.printlab.testkit;

import io.printlab.camera.CameraAddress;
import io.printlab.camera.CameraRepository;
import io.printlab.camera.Snapshot;
import io.printlab.device.DeviceId;
import io.printlab.job.JobId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

final class MemoryCameras implements CameraRepository {
    private final Map<DeviceId, CameraAddress> addresses = new HashMap<>();
    private final Map<JobId, Snapshot> snapshots = new HashMap<>();

    @Override
    public synchronized Optional<CameraAddress> address(DeviceId device) {
        return Optional.ofNullable(addresses.get(device));
    }

    @Override
    public synchronized void setAddress(DeviceId device, @Nullable CameraAddress address, String by, Instant now) {
        if (address == null) {
            addresses.remove(device);
        } else {
            addresses.put(device, address);
        }
    }

    @Override
    public synchronized boolean keep(JobId job, Snapshot snapshot) {
        Snapshot kept = new Snapshot(snapshot.jpeg(), snapshot.at().truncatedTo(ChronoUnit.MICROS));
        return snapshots.putIfAbsent(job, kept) == null;
    }

    @Override
    public synchronized Optional<Snapshot> snapshot(JobId job) {
        return Optional.ofNullable(snapshots.get(job));
    }

    @Override
    public synchronized boolean hasSnapshot(JobId job) {
        return snapshots.containsKey(job);
    }

    @Override
    public synchronized int removeBefore(Instant time) {
        int before = snapshots.size();
        snapshots.values().removeIf(snapshot -> snapshot.at().isBefore(time));
        return before - snapshots.size();
    }

    synchronized void removeOf(Predicate<JobId> jobs) {
        snapshots.keySet().removeIf(jobs);
    }
}
