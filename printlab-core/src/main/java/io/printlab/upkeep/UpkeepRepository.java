package io.printlab.upkeep;

import io.printlab.device.DeviceId;
import java.util.List;

/** Logs of devices. Thread-safe; every method may block on the database and throws UNAVAILABLE without it. */
public interface UpkeepRepository {
    /**
     * Adds a line, with an event of the device.
     *
     * @param entry with id 0
     * @return the line with its id
     * @throws io.printlab.error.PrintLabException NOT_FOUND if there is no such device
     */
    LogEntry write(LogEntry entry);

    /** Newest first. */
    List<LogEntry> log(DeviceId device, int limit);

    /** Of every task of every device the newest line, if it says when the task is due again; by device and task. */
    List<LogEntry> toComeUp();

    Counters counters(DeviceId device);
}
