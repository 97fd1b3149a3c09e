package io.printlab.revision;

import io.printlab.account.Actor;
import io.printlab.account.UserId;
import io.printlab.event.EventKind;
import io.printlab.event.LabEvent;
import io.printlab.event.LabEventListener;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.JobState;
import io.printlab.job.JobTransition;
import io.printlab.job.Needs;
import io.printlab.job.Placement;
import io.printlab.job.StaleJobException;
import io.printlab.queue.QueuePolicy;
import io.printlab.rule.RuleVersion;
import io.printlab.rule.RuledSharePolicy;
import io.printlab.rule.StoredRuleBook;
import io.printlab.store.LabStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the jobs that wait under the version of the rules that holds: after a version is published, some owners' jobs at each step, and
 * any job that comes back into the queue with the place of an older version. Every node does it; who comes second finds nothing to
 * do. Not thread-safe apart from listening: one thread steps it.
 */
public final class QueueRevision implements LabEventListener {
    private static final Logger log = LoggerFactory.getLogger(QueueRevision.class);
    private static final Actor SELF = Actor.part("rules");
    private static final int BATCH = 200;
    private static final Set<String> WITH_OLD_PLACE = Set.of(JobTransition.RELEASE.name(), JobTransition.RETURN.name());

    private final LabStore store;
    private final StoredRuleBook book;
    private final RuledSharePolicy policy;
    private final Queue<JobId> cameBack = new ConcurrentLinkedQueue<>();
    private @Nullable RuleVersion done;
    private @Nullable RuleVersion passing;
    private @Nullable UserId reached;

    public QueueRevision(LabStore store, StoredRuleBook book, RuledSharePolicy policy) {
        this.store = store;
        this.book = book;
        this.policy = policy;
    }

    @Override
    public void happened(LabEvent event) {
        JobId job = event.job();
        String move = event.details().get("move");
        if (event.kind() == EventKind.JOB_MOVED && job != null && move != null && WITH_OLD_PLACE.contains(move)) {
            cameBack.add(job);
        }
    }

    /** Places some jobs again; returns how many it looked at, 0 when nothing is left to do. */
    public int step(Instant now) {
        RuleVersion holds = book.version();
        QueuePolicy next = policy.under(holds);
        Map<String, Optional<QueuePolicy>> earlier = new HashMap<>();
        int looked = 0;
        for (JobId id = cameBack.poll(); id != null; id = cameBack.poll()) {
            store.jobs().byId(id).ifPresent(job -> placeAgain(job, next, earlier, now));
            looked++;
        }
        return looked + (holds.equals(done) ? 0 : pass(holds, next, earlier, now));
    }

    private int pass(RuleVersion holds, QueuePolicy next, Map<String, Optional<QueuePolicy>> earlier, Instant now) {
        if (!holds.equals(passing)) {
            passing = holds;
            reached = null;
        }
        List<Job> batch = store.jobs().waitingNotPlacedBy(next.name(), reached, BATCH);
        long placed = batch.stream()
                .filter(job -> placeAgain(job, next, earlier, now))
                .count();
        if (placed > 0) {
            log.info("{} waiting jobs were placed by {}", placed, next.name());
        }
        if (batch.size() < BATCH) {
            done = holds;
        } else {
            reached = batch.get(batch.size() - 1).submission().owner();
        }
        return batch.size();
    }

    private boolean placeAgain(Job job, QueuePolicy next, Map<String, Optional<QueuePolicy>> earlier, Instant now) {
        Placement place = job.placement();
        Needs needs = job.needs();
        if (job.state() != JobState.QUEUED
                || place == null
                || needs == null
                || place.policy().equals(next.name())) {
            return false;
        }
        QueuePolicy before =
                earlier.computeIfAbsent(place.policy(), this::policyNamed).orElse(null);
        try {
            store.jobs().store(job.placeAgain(PlacedAgain.by(next, before, job.submission(), needs, place), SELF, now));
            return true;
        } catch (StaleJobException moved) {
            log.debug("Job {} moved on while it was placed again", job.id(), moved);
            return false;
        }
    }

    private Optional<QueuePolicy> policyNamed(String name) {
        OptionalLong version = RuledSharePolicy.versionIn(name);
        return version.isEmpty()
                ? Optional.empty()
                : book.version(version.getAsLong()).map(policy::under);
    }
}
