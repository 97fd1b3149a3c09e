package io.printlab.device;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A device of the lab. Each verb returns the next value; a repository stores it if the version still stands.
 *
 * @param version counts the stored changes, from 1
 * @param inService false while staff keep it from the queue
 * @param filament what staff said is in it; null while nobody has
 * @param tags what staff say of it beside its definition
 */
public record Device(
        DeviceDefinition definition,
        NodeId node,
        long version,
        boolean inService,
        DeviceStatus status,
        Bed bed,
        @Nullable Filament filament,
        Set<String> tags) {
    public Device {
        tags = Set.copyOf(tags);
    }

    public static Device added(DeviceDefinition definition, NodeId node, Instant now) {
        return new Device(
                definition,
                node,
                1,
                true,
                DeviceStatus.unknown("Not in contact yet.", now),
                Bed.unseen(now),
                null,
                Set.of());
    }

    public DeviceId id() {
        return definition.id();
    }

    /** What it can do with the filament that is in it; as it is defined, while nobody has said what that is. */
    public Capabilities capabilities() {
        Capabilities defined = definition.capabilities().tagged(tags);
        return filament == null ? defined : defined.loadedWith(filament);
    }

    /** Whether a person who changes the filament makes it fit. */
    public boolean couldBeLoadedFor(Requirements requirements) {
        String material = requirements.material();
        return capabilities().satisfies(requirements.ofAnyFilament())
                && (material == null
                        || definition.capabilities().materials().contains(material.toUpperCase(Locale.ROOT)));
    }

    /** Whether a claim may be made for it: in service, observed idle, bed clear. */
    public boolean isReady() {
        return inService && status.state() == DeviceState.IDLE && bed.state() == BedState.CLEAR;
    }

    public Device withDefinition(DeviceDefinition next, NodeId nextNode) {
        return new Device(next, nextNode, version + 1, inService, status, bed, filament, tags);
    }

    /** Defined anew by people; one that is reached otherwise than before is out of contact until it was. */
    public Device defined(DeviceDefinition next, Instant now) {
        DeviceStatus then = next.isReachedAs(definition)
                ? status
                : status.observed(DeviceState.UNKNOWN, "Its definition was changed; it is connected anew.", now);
        return new Device(next, node, version + 1, inService, then, bed, filament, tags);
    }

    public Device withStatus(DeviceStatus next) {
        return new Device(definition, node, version + 1, inService, next, bed, filament, tags);
    }

    public Device withBed(Bed next) {
        return new Device(definition, node, version + 1, inService, status, next, filament, tags);
    }

    public Device withService(boolean next) {
        return new Device(definition, node, version + 1, next, status, bed, filament, tags);
    }

    /** @param next null if nobody knows what is in it: it counts as loaded with all that it is defined for */
    public Device withFilament(@Nullable Filament next) {
        return new Device(definition, node, version + 1, inService, status, bed, next, tags);
    }

    /** @param next as {@link Tag#checked} returns them */
    public Device withTags(Set<String> next) {
        return new Device(definition, node, version + 1, inService, status, bed, filament, next);
    }
}
