package io.printlab.desk;

import io.printlab.account.Access;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.device.Device;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.queue.Explainer;
import io.printlab.queue.Explanation;
import io.printlab.queue.QueueOrder;
import io.printlab.queue.QueuePolicy;
import io.printlab.queue.WaitingJob;
import io.printlab.store.LabStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The queue as people see it. Thread-safe; every method may block on the database. */
public final class QueueDesk {
    /** Up to this many waiting jobs the order is exact; jobs beyond have no position. */
    public static final int EXACT = 1000;

    private final LabStore store;
    private final QueuePolicy policy;
    private final Clock clock;

    public QueueDesk(LabStore store, QueuePolicy policy, Clock clock) {
        this.store = store;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * The waiting jobs in the order in which they would be claimed, at most limit of them. Everybody who may see the queue
     * sees all entries: a front end shows titles and names only as {@link Access#maySee} allows.
     */
    public List<QueueEntry> board(Actor actor, int limit) {
        Access.require(actor, Permission.SEE_QUEUE, "see the queue");
        List<WaitingJob> order = order();
        List<Device> devices = store.devices().all();
        List<WaitingJob> shown = order.subList(0, Math.min(limit, order.size()));
        Map<JobId, Job> jobs = store
                .jobs()
                .byIds(shown.stream().map(WaitingJob::id).toList())
                .stream()
                .collect(Collectors.toMap(Job::id, Function.identity()));
        List<QueueEntry> entries = new ArrayList<>();
        for (int index = 0; index < shown.size(); index++) {
            Job job = jobs.get(shown.get(index).id());
            if (job != null) {
                entries.add(new QueueEntry(job, Explainer.explain(shown.get(index), index + 1, devices)));
            }
        }
        return entries;
    }

    /** How many jobs wait. */
    public long count(Actor actor) {
        Access.require(actor, Permission.SEE_QUEUE, "see the queue");
        return store.queue().count();
    }

    /** Why a job waits; empty if it does not wait, or is too far back to say. */
    public Optional<Explanation> explain(Actor actor, JobId id) {
        return Optional.ofNullable(explain(actor, Set.of(id)).get(id));
    }

    /** Why jobs wait, from one look at the queue; without those that do not wait or are too far back to say. */
    public Map<JobId, Explanation> explain(Actor actor, Collection<JobId> ids) {
        Access.require(actor, Permission.SEE_QUEUE, "see the queue");
        if (ids.isEmpty()) {
            return Map.of();
        }
        Set<JobId> wanted = Set.copyOf(ids);
        List<WaitingJob> order = order();
        List<Device> devices = store.devices().all();
        Map<JobId, Explanation> explanations = new HashMap<>();
        for (int index = 0; index < order.size(); index++) {
            WaitingJob waiting = order.get(index);
            if (wanted.contains(waiting.id())) {
                explanations.put(waiting.id(), Explainer.explain(waiting, index + 1, devices));
            }
        }
        return explanations;
    }

    private List<WaitingJob> order() {
        return QueueOrder.of(store.queue().waiting(EXACT), store.queue().shares(), policy, clock.instant());
    }
}
