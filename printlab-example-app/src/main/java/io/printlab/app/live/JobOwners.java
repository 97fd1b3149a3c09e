package io.printlab.app.live;

import io.printlab.account.Ownership;
import io.printlab.desk.EventDesk;
import io.printlab.error.PrintLabException;
import io.printlab.job.JobId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whose the jobs are that devices report on. A job never changes its owner or group, so each is looked up once. Thread-safe. */
final class JobOwners {
    private static final Logger log = LoggerFactory.getLogger(JobOwners.class);
    private static final int REMEMBERED = 1000;

    private final EventDesk events;
    private final Map<Long, Ownership> known = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<Long> sought = new HashSet<>();

    JobOwners(EventDesk events) {
        this.events = events;
    }

    /** The owner, or null if the job was not looked up yet. */
    synchronized @Nullable Ownership known(long job) {
        return known.get(job);
    }

    /** Whether the caller is the one who should look the job up now; it does so by {@link #lookUp}. */
    synchronized boolean shouldLookUp(long job) {
        return !known.containsKey(job) && sought.add(job);
    }

    /** Asks the database; null if it does not answer or has no such job, and then the next reading asks again. */
    @Nullable Ownership lookUp(long job) {
        Ownership owner = null;
        try {
            owner = events.ownership(new JobId(job)).orElse(null);
        } catch (PrintLabException down) {
            log.debug("The owner of job {} is not known now: {}", job, down.getMessage());
        } finally {
            remember(job, owner);
        }
        return owner;
    }

    synchronized int remembered() {
        return known.size();
    }

    private synchronized void remember(long job, @Nullable Ownership owner) {
        sought.remove(job);
        if (owner != null) {
            known.put(job, owner);
            if (known.size() > REMEMBERED) {
                known.remove(known.keySet().iterator().next());
            }
        }
    }
}
