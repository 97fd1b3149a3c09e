package io.printlab.testkit;

import io.printlab.device.DefinitionRepository;
import io.printlab.device.DefinitionSource;
import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.device.NodeId;
import io.printlab.error.PrintLabException;
import io.printlab.job.JobQuery;
import io.printlab.job.JobState;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

final class MemoryDefinitions implements DefinitionRepository {
    private final MemoryDevices devices;
    private final MemoryJobs jobs;
    private final MemoryOperations operations;

    MemoryDefinitions(MemoryDevices devices, MemoryJobs jobs, MemoryOperations operations) {
        this.devices = devices;
        this.jobs = jobs;
        this.operations = operations;
    }

    @Override
    public Map<DeviceId, DefinitionSource> sources() {
        return devices.sources();
    }

    @Override
    public Device add(Device device) {
        return devices.addDefined(device);
    }

    @Override
    public Device change(Device next) {
        synchronized (jobs) {
            Device stands = devices.byId(next.id()).orElse(null);
            if (stands != null && !stands.definition().isReachedAs(next.definition())) {
                requireNoJob(
                        next.id(),
                        "Wait for its end, or cancel it.",
                        JobState.CLAIMED,
                        JobState.PRINTING,
                        JobState.PAUSED);
            }
            return devices.store(next);
        }
    }

    @Override
    public void remove(Device last, Instant now) {
        synchronized (jobs) {
            requireNoJob(
                    last.id(),
                    "Wait for its end, or say what became of it.",
                    JobState.CLAIMED,
                    JobState.PRINTING,
                    JobState.PAUSED,
                    JobState.INTERRUPTED);
            devices.remove(last);
            operations
                    .waiting(last.id())
                    .forEach(operation -> operations.finish(operation.id(), "dropped: the device was removed", now));
        }
    }

    @Override
    public void configured(NodeId node, Set<DeviceId> configured) {
        devices.configured(node, configured);
    }

    private void requireNoJob(DeviceId id, String remedy, JobState... states) {
        jobs.list(JobQuery.newest(1).on(id).in(states[0], Arrays.copyOfRange(states, 1, states.length))).stream()
                .findFirst()
                .ifPresent(job -> {
                    throw PrintLabException.conflict("Device " + id + " has job " + job.id() + ". " + remedy);
                });
    }
}
