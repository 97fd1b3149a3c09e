package io.printlab.persistence;

import io.printlab.camera.CameraAddress;
import io.printlab.camera.CameraRepository;
import io.printlab.camera.Snapshot;
import io.printlab.device.DeviceId;
import io.printlab.job.JobId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class PostgresCameras implements CameraRepository {
    private final Transactor transactor;

    PostgresCameras(Transactor transactor) {
        this.transactor = transactor;
    }

    @Override
    public Optional<CameraAddress> address(DeviceId device) {
        return transactor.with(
                CameraMapper.class,
                rows -> Optional.ofNullable(rows.address(device)).map(CameraAddress::of));
    }

    @Override
    public void setAddress(DeviceId device, @Nullable CameraAddress address, String by, Instant now) {
        transactor.with(
                CameraMapper.class,
                rows -> address == null
                        ? rows.removeAddress(device)
                        : rows.setAddress(device, address.uri().toString(), by, now));
    }

    @Override
    public boolean keep(JobId job, Snapshot snapshot) {
        return transactor.with(CameraMapper.class, rows -> rows.keep(job, snapshot)) == 1;
    }

    @Override
    public Optional<Snapshot> snapshot(JobId job) {
        return transactor.with(CameraMapper.class, rows -> Optional.ofNullable(rows.snapshot(job)));
    }

    @Override
    public boolean hasSnapshot(JobId job) {
        return transactor.with(CameraMapper.class, rows -> rows.hasSnapshot(job));
    }

    @Override
    public int removeBefore(Instant time) {
        return transactor.with(CameraMapper.class, rows -> rows.removeBefore(time));
    }
}
