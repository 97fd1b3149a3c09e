package io.printlab.queue;

import io.printlab.device.Device;
import io.printlab.job.Job;
import java.util.Optional;

/**
 * SPI: keeps a waiting job from a device for now, although the device fits it. Asked by the dispatcher before a claim and by the
 * explanation, which shows the obstacle to people. Pure: it reads what it is given and nothing else, has no state, and is
 * called on many threads at once. It must let go in time: an obstacle that nobody and nothing removes starves the job.
 * Implementations extend {@code DispatchConstraintContract} of the testkit.
 */
public interface DispatchConstraint {
    /** Stable name in plain words, as in "quiet hours"; 1 to 40 characters. */
    String name();

    /** What keeps the job from starting on this device at this moment; empty if nothing that this constraint knows of. */
    Optional<Obstacle> obstacle(Job job, Device device, LabMoment moment);

    /**
     * What keeps every job of a lane from the device, whoever owns it and however long it takes within the lane's class; the lane is then
     * not read at all, so its jobs hide no other. Empty unless {@link #obstacle} stops each of them.
     */
    default Optional<Obstacle> obstacle(Lane lane, Device device, LabMoment moment) {
        return Optional.empty();
    }

    /**
     * Whether its obstacles depend on what is on the devices. If not, an obstacle for a job and a device stands until the time that it names, or
     * for good if it names none, whatever starts meanwhile: a look ahead then asks once where it would ask a thousand times. What a
     * constraint that does says of one device, a look ahead takes for all.
     */
    default boolean watchesDevices() {
        return true;
    }
}
