package io.printlab.driver;

/** Told by a session, on any thread of the session, that something changed. */
@FunctionalInterface
public interface DeviceListener {
    /** {@link DeviceSession#observe()} would now answer something new. Returns at once; called as often as one likes. */
    void changed();
}
