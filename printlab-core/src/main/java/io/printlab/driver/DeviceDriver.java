package io.printlab.driver;

import java.util.List;
import java.util.Set;

/**
 * SPI: knows one kind of device. The lab has one instance of each driver and opens one {@link DeviceSession} for each
 * device. A driver has no state and no threads of its own, and its constructor does no input or output; implementations extend
 * {@code DeviceDriverContract} of the testkit. The guide is {@code docs/write-a-driver.md}.
 *
 * <p>A lab finds drivers in three ways: {@code PrintLabBuilder.driver}, {@code PrintLabBinder.addDriver} with Guice, and
 * {@link java.util.ServiceLoader} for jars on the class path, which need a public constructor without parameters. Two of one id
 * are refused when the lab is built.
 *
 * <p>{@link #id}, {@link #features} and {@link #settings} are called by any thread, at any time, block for nothing and answer the
 * same each time. When a node starts, they are written into the lab's database, so that other processes draw the forms of devices
 * and refuse what a device cannot do without having the driver.
 */
public interface DeviceDriver {
    /**
     * Stable id by which device definitions name this driver, such as {@code marlin-serial}: a-z, 0-9 and hyphen, unique in a lab. It is
     * stored with each device, so it never changes.
     */
    String id();

    /**
     * What the sessions of this driver can do beyond starting a print and being observed. A feature that is declared works; a
     * method whose feature is missing here is not called by the lab and, called all the same, throws and changes nothing.
     */
    Set<DriverFeature> features();

    /**
     * The settings that a device of this driver takes, in the order of the form, described as data so that forms and checks appear by
     * themselves. May be empty. A setting that is added later has a default, or devices of before are refused.
     */
    List<DriverSetting> settings();

    /**
     * Opens a session: connects, or begins to. Called by the device's worker thread {@code printlab-device-<id>}: when the lab starts
     * or the device is defined, again when people changed its settings (never while it has a job), and again after a session was
     * lost, after 1 s and then at growing intervals up to 30 s. The last session was closed before. May block for some seconds; no
     * other device waits for it. If it throws, nothing of the session stays: no thread, no open port.
     *
     * @param settings checked against {@link #settings()}: every required one is there, each of its kind, defaults filled in. Whether
     *     a number makes sense is checked here
     * @param listener to be told when {@link DeviceSession#observe()} would answer something new
     * @throws io.printlab.error.PrintLabException with category DEVICE if there is no way to the device now; the message says what
     *     a person should look at (cable, power, group dialout)
     */
    DeviceSession open(DriverSettings settings, DeviceListener listener);
}
