package io.printlab.device;

import java.time.Instant;

/**
 * A device of the lab. Each verb returns the next value; a repository stores it if the version still stands.
 *
 * @param version counts the stored changes, from 1
 * @param inService false while staff keep it from the queue
 */
public record Device(
        DeviceDefinition definition, NodeId node, long version, boolean inService, DeviceStatus status, Bed bed) {
    public static Device added(DeviceDefinition definition, NodeId node, Instant now) {
        return new Device(definition, node, 1, true, DeviceStatus.unknown("Not in contact yet.", now), Bed.unseen(now));
    }

    public DeviceId id() {
        return definition.id();
    }

    public Capabilities capabilities() {
        return definition.capabilities();
    }

    /** Whether a claim may be made for it: in service, observed idle, bed clear. */
    public boolean isReady() {
        return inService && status.state() == DeviceState.IDLE && bed.state() == BedState.CLEAR;
    }

    public Device withDefinition(DeviceDefinition next, NodeId nextNode) {
        return new Device(next, nextNode, version + 1, inService, status, bed);
    }

    public Device withStatus(DeviceStatus next) {
        return new Device(definition, node, version + 1, inService, next, bed);
    }

    public Device withBed(Bed next) {
        return new Device(definition, node, version + 1, inService, status, next);
    }

    public Device withService(boolean next) {
        return new Device(definition, node, version + 1, next, status, bed);
    }
}
