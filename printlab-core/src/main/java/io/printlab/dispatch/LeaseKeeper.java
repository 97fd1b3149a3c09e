package io.printlab.dispatch;

import io.printlab.account.Actor;
import io.printlab.job.Job;
import io.printlab.job.Lease;
import io.printlab.job.StaleJobException;
import io.printlab.spool.FilamentBooking;
import io.printlab.store.LabStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the claims of this node alive, and hands jobs whose lease ran out to a person. Has a thread of its own, so that a
 * worker that is busy with its device loses nothing. Not thread-safe: one thread steps it.
 */
public final class LeaseKeeper {
    private static final Logger log = LoggerFactory.getLogger(LeaseKeeper.class);
    private static final Actor SELF = Actor.part("lease-keeper");

    private final LabStore store;
    private final Collection<DeviceWorker> workers;
    private final Duration leaseTime;
    private final FilamentBooking filament;

    public LeaseKeeper(LabStore store, Collection<DeviceWorker> workers, Duration leaseTime) {
        this.store = store;
        this.workers = List.copyOf(workers);
        this.leaseTime = leaseTime;
        this.filament = new FilamentBooking(store.spools());
    }

    public void step(Instant now) {
        renewOwn(now);
        store.jobs().expired(now).forEach(job -> interrupt(job, now));
    }

    private void renewOwn(Instant now) {
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

    private void interrupt(Job job, Instant now) {
        Lease lease = job.lease();
        String node = lease == null ? "unknown" : lease.node().value();
        try {
            store.jobs()
                    .store(job.interrupt(
                            "Node " + node
                                    + " has not been heard of since its lease ran out. Look at the device: it may still be printing.",
                            SELF,
                            now));
            filament.interrupted(job, store.devices().telemetry(), SELF.label(), now);
        } catch (StaleJobException moved) {
            log.debug("Job {} moved on before its expired lease was noted", job.id(), moved);
        }
    }
}
