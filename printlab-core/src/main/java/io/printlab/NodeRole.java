package io.printlab;

/** What a process does in a lab; by default all of it. */
public enum NodeRole {
    /** Serves people: nothing of printlab runs for it but the event pump. */
    WEB,
    /** Drives the devices that are plugged into this host. */
    DEVICES,
    /** Brings news to people. */
    NOTIFICATIONS
}
