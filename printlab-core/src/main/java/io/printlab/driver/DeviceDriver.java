package io.printlab.driver;

import java.util.List;
import java.util.Set;

/**
 * SPI: knows one kind of device. The lab has one instance of each driver and opens one {@link DeviceSession} for each
 * device. A driver has no state and no threads of its own; implementations extend {@code DeviceDriverContract} of the
 * testkit. The guide is {@code docs/write-a-driver.md}.
 */
public interface DeviceDriver {
    /** Stable id by which device definitions name this driver, such as {@code marlin-serial}. Lower case, unique in a lab. */
    String id();

    /** What the sessions of this driver can do. A method whose feature is missing here is never called. */
    Set<DriverFeature> features();

    /** The settings that a device of this driver takes, described as data so that forms and checks appear by themselves. */
    List<DriverSetting> settings();

    /**
     * Opens a session: connects, or begins to. Called by the device's worker thread, when the lab starts and again after
     * a session was lost, at growing intervals. May block for some seconds; no other device waits for it.
     *
     * @param settings checked against {@link #settings()}: every required one is there, each of its kind
     * @param listener to be told when {@link DeviceSession#observe()} would answer something new
     * @throws io.printlab.error.PrintLabException with category DEVICE if there is no way to the device now; the message says what
     *     a person should look at (cable, power, group dialout)
     */
    DeviceSession open(DriverSettings settings, DeviceListener listener);
}
