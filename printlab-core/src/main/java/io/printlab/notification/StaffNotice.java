package io.printlab.notification;

import io.printlab.device.DeviceId;
import io.printlab.event.LabEvent;

/**
 * News about a device for staff.
 *
 * @param event the event that it tells of; its id makes the news unique
 * @param deviceName the device's name for people
 * @param text whole sentences; may hold what staff typed
 */
public record StaffNotice(LabEvent event, Kind kind, DeviceId device, String deviceName, String text) {
    /** The kinds of news. */
    public enum Kind {
        /** Little is left on the spool that is in it. */
        SPOOL_LOW,
        /** It comes and goes; what it does is not told until it stays. */
        UNSTEADY,
        /** It has stayed for a while. */
        STEADY
    }
}
