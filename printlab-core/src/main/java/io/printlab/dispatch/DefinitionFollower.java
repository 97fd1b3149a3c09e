package io.printlab.dispatch;

import io.printlab.device.DefinitionSource;
import io.printlab.device.Device;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.device.DeviceStatus;
import io.printlab.device.NodeId;
import io.printlab.device.StaleDeviceException;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.store.LabStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a node drive what people define: begins with devices that are new, begins anew with those that are reached otherwise,
 * and gives up those that were removed. A device with a job is left alone until the job is gone. Not thread-safe: one thread
 * steps it.
 */
final class DefinitionFollower {
    private static final Logger log = LoggerFactory.getLogger(DefinitionFollower.class);

    /** Who drives the devices of this node. */
    interface Crew {
        /** @throws PrintLabException USER if the device does not suit its driver, or there is no such driver */
        void begin(DeviceDefinition definition);

        /** Gives a device up; false while it has a job. */
        boolean release(DeviceId id);
    }

    private final LabStore store;
    private final NodeId node;
    private final Crew crew;
    private final Map<DeviceId, DeviceDefinition> driven = new HashMap<>();
    private final Map<DeviceId, DeviceDefinition> unfit = new HashMap<>();

    DefinitionFollower(LabStore store, NodeId node, Crew crew) {
        this.store = store;
        this.node = node;
        this.crew = crew;
    }

    void step(Instant now) {
        Map<DeviceId, Device> wanted = wanted();
        for (DeviceDefinition last : List.copyOf(driven.values())) {
            DeviceId id = last.id();
            Device next = wanted.get(id);
            if (next != null && next.definition().isReachedAs(last)) {
                continue;
            }
            if (crew.release(id)) {
                driven.remove(id);
                log.info("Device {} is {}", id, next == null ? "not of this node any more" : "defined anew");
            }
        }
        unfit.keySet().retainAll(wanted.keySet());
        wanted.values().stream()
                .filter(device ->
                        !driven.containsKey(device.id()) && !device.definition().equals(unfit.get(device.id())))
                .forEach(device -> begin(device, now));
    }

    private Map<DeviceId, Device> wanted() {
        Map<DeviceId, DefinitionSource> sources = store.definitions().sources();
        Map<DeviceId, Device> wanted = new TreeMap<>();
        if (!sources.containsValue(DefinitionSource.LAB)) {
            return wanted;
        }
        for (Device device : store.devices().all()) {
            if (device.node().equals(node) && sources.get(device.id()) == DefinitionSource.LAB) {
                wanted.put(device.id(), device);
            }
        }
        return wanted;
    }

    private void begin(Device device, Instant now) {
        DeviceId id = device.id();
        try {
            crew.begin(device.definition());
            driven.put(id, device.definition());
            unfit.remove(id);
        } catch (PrintLabException wrong) {
            if (wrong.category() != ErrorCategory.USER) {
                throw wrong;
            }
            unfit.put(id, device.definition());
            log.warn("Device {} cannot be driven: {}", id, wrong.getMessage());
            tell(device, "Nothing drives it. " + wrong.getMessage(), now);
        }
    }

    private void tell(Device device, String evidence, Instant now) {
        DeviceStatus next = device.status().observed(DeviceState.UNKNOWN, evidence, now);
        try {
            if (!next.equals(device.status())) {
                store.devices().store(device.withStatus(next));
            }
        } catch (StaleDeviceException changed) {
            log.debug("Device {} was changed meanwhile", device.id(), changed);
            unfit.remove(device.id());
        }
    }
}
