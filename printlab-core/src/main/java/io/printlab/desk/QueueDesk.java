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
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Access.require(actor, Permission.SEE_QUEUE, "see the queue");
        List<WaitingJob> order = order();
        for (int index = 0; index < order.size(); index++) {
            if (order.get(index).id().equals(id)) {
                return Optional.of(Explainer.explain(
                        order.get(index), index + 1, store.devices().all()));
            }
        }
        return Optional.empty();
    }

    private List<WaitingJob> order() {
        return QueueOrder.of(store.queue().waiting(EXACT), store.queue().shares(), policy, clock.instant());
    }
}
