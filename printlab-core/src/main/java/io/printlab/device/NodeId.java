package io.printlab.device;

/** Name of a process that drives devices: a device belongs to the node whose host it is plugged into. */
public record NodeId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
