package io.printlab.dispatch;

import io.printlab.store.LabStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Keeps the claims of this node alive, however busy a worker is with its device. Not thread-safe: one thread steps it. */
final class LeaseKeeper {
    private final LabStore store;
    private final Collection<DeviceWorker> workers;
    private final Duration leaseTime;

    /** @param workers looked at anew in each step */
    LeaseKeeper(LabStore store, Collection<DeviceWorker> workers, Duration leaseTime) {
        this.store = store;
        this.workers = workers;
        this.leaseTime = leaseTime;
    }

    void step(Instant now) {
        List<Long> fences =
                workers.stream().flatMap(worker -> worker.fence().stream()).toList();
        if (fences.isEmpty()) {
            return;
        }
        Set<Long> renewed = store.jobs().renew(fences, now.plus(leaseTime));
        for (DeviceWorker worker : workers) {
            worker.fence()
                    .filter(fence -> fences.contains(fence) && !renewed.contains(fence))
                    .ifPresent(worker::leaseLost);
        }
    }
}
