package io.printlab.device;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * How devices come to be, are defined anew and leave. Thread-safe; every method may block on the database and throws
 * UNAVAILABLE without it.
 */
public interface DefinitionRepository {
    /** Where each device that stands has its definition from. */
    Map<DeviceId, DefinitionSource> sources();

    /**
     * Adds a device that people define, and logs an event. One of the same id that was removed comes back as this one,
     * with a later version.
     *
     * @return the device as it stands
     * @throws io.printlab.error.PrintLabException CONFLICT if there is a device of this id
     */
    Device add(Device device);

    /**
     * Stores the next value of a device that people defined, as {@link DeviceRepository#store} does.
     *
     * @throws io.printlab.error.PrintLabException CONFLICT if it is reached otherwise than before while it has a job,
     *     which may be claimed at this very moment
     * @throws StaleDeviceException if another change came first
     */
    Device change(Device next);

    /**
     * Takes a device out of the lab: it is not found any more, but what was printed on it keeps its id. What people asked
     * of it and was not carried out is dropped.
     *
     * @throws io.printlab.error.PrintLabException CONFLICT if it has a job, or one that was interrupted on it waits for a word
     * @throws StaleDeviceException if another change came first
     */
    void remove(Device last, Instant now);

    /** These devices of a node, and no others, are defined in its settings. Others of it that were so are left over. */
    void configured(NodeId node, Set<DeviceId> devices);
}
