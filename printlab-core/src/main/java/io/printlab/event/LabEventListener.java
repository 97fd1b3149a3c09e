package io.printlab.event;

/**
 * SPI: follows the events of the lab. Called on the event pump's thread, one event after the other, in order; a listener
 * that is slow holds up the others, so it hands long work on. What it throws is logged and does not reach the others.
 * After a restart events are delivered from the newest on: a listener that must miss nothing keeps its own cursor and
 * reads {@link EventLog#after}.
 */
@FunctionalInterface
public interface LabEventListener {
    void happened(LabEvent event);
}
