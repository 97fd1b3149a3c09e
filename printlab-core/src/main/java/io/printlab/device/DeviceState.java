package io.printlab.device;

/** What a device was last observed to do. A default value never drives a transition: not knowing is UNKNOWN. */
public enum DeviceState {
    /** No contact, or contact without an observation yet. It may be printing. */
    UNKNOWN,
    /** In contact, printing nothing, able to start. */
    IDLE,
    /** In contact and busy with a print, heating included. */
    PRINTING,
    /** In contact, its print stands still and can go on. */
    PAUSED,
    /** In contact and unable to print until a person has seen to it: halted, killed, thermal fault. */
    FAULT
}
