package io.printlab.spool;

import io.printlab.device.DeviceId;
import io.printlab.job.JobId;
import java.util.List;
import java.util.Optional;

/**
 * Spools. Thread-safe; every method may block on the database and throws UNAVAILABLE without it. What is in a device is the
 * {@code filament} of the device that its repository reads.
 */
public interface SpoolRepository {
    SpoolId nextId();

    Optional<Spool> byId(SpoolId id);

    /** @param code upper case */
    Optional<Spool> byCode(String code);

    /** The spool that is in the device. */
    Optional<Spool> in(DeviceId device);

    /** Those in stock by code, at most 1,000. */
    List<Spool> inStock();

    /** Those that are empty or thrown away, the newest first. */
    List<Spool> gone(int limit);

    /** Oldest first. */
    List<SpoolEvent> history(SpoolId id);

    /** What this start of a job took so far, oldest first. */
    List<SpoolEvent> takenBy(JobId job, long fence);

    /**
     * Stores steps of different spools together, in their order, with an event of each device that gains, loses or empties a spool.
     *
     * @throws StaleSpoolException if another step of one of them came first, or a start of a job took its filament already
     * @throws io.printlab.error.PrintLabException CONFLICT if a code is taken, or a device has a spool already; NOT_FOUND if there is
     *     no such device
     */
    void store(List<SpoolChange> changes);
}
