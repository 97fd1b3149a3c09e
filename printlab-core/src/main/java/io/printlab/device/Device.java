package io.printlab.device;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A device of the lab. Each verb returns the next value; a repository stores it if the version still stands.
 *
 * @param version counts the stored changes, from 1
 * @param maintenance why staff keep it from the queue; null while they do not
 * @param filament of the spool that is in it, as its repository read it; null while nobody has said which that is
 * @param tags what staff say of it beside its definition
 * @param fitting what staff have fitted to it
 */
public record Device(
        DeviceDefinition definition,
        NodeId node,
        long version,
        @Nullable Maintenance maintenance,
        DeviceStatus status,
        Bed bed,
        @Nullable Filament filament,
        Set<String> tags,
        Fitting fitting) {
    public Device {
        tags = Set.copyOf(tags);
    }

    public static Device added(DeviceDefinition definition, NodeId node, Instant now) {
        return new Device(
                definition,
                node,
                1,
                null,
                DeviceStatus.unknown("Not in contact yet.", now),
                Bed.unseen(now),
                null,
                Set.of(),
                Fitting.AS_DEFINED);
    }

    public DeviceId id() {
        return definition.id();
    }

    /** What it can do with the filament that is in it; as it is defined, while nobody has said what that is. */
    public Capabilities capabilities() {
        Capabilities defined = definition.capabilities().tagged(tags).fittedWith(fitting);
        return filament == null ? defined : defined.loadedWith(filament);
    }

    /** Whether a person who changes the filament makes it fit. */
    public boolean couldBeLoadedFor(Requirements requirements) {
        String material = requirements.material();
        return capabilities().satisfies(requirements.ofAnyFilament())
                && (material == null
                        || definition.capabilities().materials().contains(material.toUpperCase(Locale.ROOT)));
    }

    /** Whether the queue may use it. */
    public boolean inService() {
        return maintenance == null;
    }

    /** Whether a claim may be made for it: in service, observed idle, bed clear. */
    public boolean isReady() {
        return inService() && status.state() == DeviceState.IDLE && bed.state() == BedState.CLEAR;
    }

    public Device withDefinition(DeviceDefinition next, NodeId nextNode) {
        return new Device(next, nextNode, version + 1, maintenance, status, bed, filament, tags, fitting);
    }

    /** Defined anew by people; one that is reached otherwise than before is out of contact until it was. */
    public Device defined(DeviceDefinition next, Instant now) {
        DeviceStatus then = next.isReachedAs(definition)
                ? status
                : status.observed(DeviceState.UNKNOWN, "Its definition was changed; it is connected anew.", now);
        return new Device(next, node, version + 1, maintenance, then, bed, filament, tags, fitting);
    }

    public Device withStatus(DeviceStatus next) {
        return new Device(definition, node, version + 1, maintenance, next, bed, filament, tags, fitting);
    }

    public Device withBed(Bed next) {
        return new Device(definition, node, version + 1, maintenance, status, next, filament, tags, fitting);
    }

    /** @param next null for back to the queue */
    public Device withMaintenance(@Nullable Maintenance next) {
        return new Device(definition, node, version + 1, next, status, bed, filament, tags, fitting);
    }

    /**
     * The same version of the device with what is in it. Repositories call it: spools are loaded by theirs.
     *
     * @param spooled null if nobody knows what is in it: it counts as loaded with all that it is defined for
     */
    public Device loadedWith(@Nullable Filament spooled) {
        return new Device(definition, node, version, maintenance, status, bed, spooled, tags, fitting);
    }

    /** @param next as {@link Tag#checked} returns them */
    public Device withTags(Set<String> next) {
        return new Device(definition, node, version + 1, maintenance, status, bed, filament, next, fitting);
    }

    public Device withFitting(Fitting next) {
        return new Device(definition, node, version + 1, maintenance, status, bed, filament, tags, next);
    }
}
