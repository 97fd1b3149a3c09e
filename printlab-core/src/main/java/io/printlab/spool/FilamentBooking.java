package io.printlab.spool;

import io.printlab.device.DeviceId;
import io.printlab.device.Telemetry;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.Lease;
import io.printlab.job.Needs;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes what prints use off the spools, once for each start of a job, however often it is asked. Thread-safe. */
public final class FilamentBooking {
    private static final int ATTEMPTS = 5;
    /** A milligram: what spools are counted in. */
    private static final double LEAST = 0.001;

    private final SpoolRepository spools;

    public FilamentBooking(SpoolRepository spools) {
        this.spools = spools;
    }

    /**
     * A print has ended: what it took comes off the spool that is in the device, if staff said which. Where a part was taken off already,
     * because contact was lost meanwhile, the rest comes off the same spool.
     *
     * @param grams 0 for a print of which nothing was seen
     */
    public void printed(DeviceId device, JobId job, long fence, double grams, String by, Instant now) {
        store(() -> {
            List<SpoolEvent> taken = spools.takenBy(job, fence);
            return taken.isEmpty()
                    ? spools.in(device).map(spool -> spool.use(SpoolEvent.Kind.USED, grams, job, fence, by, now))
                    : rest(taken, grams, job, fence, by, now);
        });
    }

    /**
     * A print whose node ended: it took as much as was last reported of it.
     *
     * @param before the job while it was on the device
     */
    public void interrupted(Job before, Collection<Telemetry> reported, String by, Instant now) {
        Lease lease = before.lease();
        Double whole = grams(before);
        if (lease == null || whole == null) {
            return;
        }
        double share = reported.stream()
                .filter(report -> report.device().equals(lease.device()))
                .filter(report ->
                        report.job() != null && report.job() == before.id().value())
                .map(Telemetry::progress)
                .mapToDouble(progress -> progress == null ? 0 : Math.min(1, Math.max(0, progress)))
                .findFirst()
                .orElse(0);
        printed(lease.device(), before.id(), lease.fence(), whole * share, by, now);
    }

    /**
     * A person says that an interrupted print is whole: the rest comes off the spool that it began with.
     *
     * @param before the job while it was interrupted
     */
    public void settledWhole(Job before, String by, Instant now) {
        Lease lease = before.lease();
        Double whole = grams(before);
        if (lease == null || whole == null) {
            return;
        }
        store(() -> rest(spools.takenBy(before.id(), lease.fence()), whole, before.id(), lease.fence(), by, now));
    }

    /** Empty where nothing was taken off at first, or nothing is left to take, or the rest was taken already. */
    private Optional<SpoolChange> rest(
            List<SpoolEvent> taken, double whole, JobId job, long fence, String by, Instant now) {
        if (taken.size() != 1 || whole - taken.get(0).grams() < LEAST) {
            return Optional.empty();
        }
        double rest = whole - taken.get(0).grams();
        return spools.byId(taken.get(0).spool())
                .map(spool -> spool.use(SpoolEvent.Kind.SETTLED, rest, job, fence, by, now));
    }

    private static @Nullable Double grams(Job job) {
        Needs needs = job.needs();
        return needs == null ? null : needs.estimate().filamentGrams();
    }

    private void store(Taking taking) {
        for (int attempt = 1; ; attempt++) {
            Optional<SpoolChange> change = taking.next();
            if (change.isEmpty()) {
                return;
            }
            try {
                spools.store(List.of(change.get()));
                return;
            } catch (StaleSpoolException stale) {
                if (attempt == ATTEMPTS) {
                    throw stale;
                }
            }
        }
    }

    /** The step as the spool stands now; empty if there is nothing to take it from. */
    @FunctionalInterface
    private interface Taking {
        Optional<SpoolChange> next();
    }
}
