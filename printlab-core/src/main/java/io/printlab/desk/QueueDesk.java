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
import io.printlab.queue.QueuePlace;
import io.printlab.queue.QueuePolicy;
import io.printlab.queue.QueueRepository;
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
import java.util.stream.IntStream;

/** The queue as people see it. Thread-safe; every method may block on the database. */
public final class QueueDesk {
    /** Up to this many waiting jobs the order is exact; jobs beyond have no position. */
    public static final int EXACT = QueueRepository.EXACT;

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
        List<WaitingJob> shown = front(Math.max(0, Math.min(limit, EXACT)));
        List<Device> devices = store.devices().all();
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
        return place(actor, id)
                .filter(QueuePlace::exact)
                .map(place -> Explainer.explain(
                        place.job(), (int) place.position(), store.devices().all()));
    }

    /** Why jobs wait, from one look at the queue; without those that do not wait or are too far back to say. */
    public Map<JobId, Explanation> explain(Actor actor, Collection<JobId> ids) {
        Access.require(actor, Permission.SEE_QUEUE, "see the queue");
        if (ids.isEmpty()) {
            return Map.of();
        }
        Set<JobId> wanted = Set.copyOf(ids);
        List<WaitingJob> order = front(EXACT);
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

    /**
     * Where a job stands: exact up to {@link #EXACT}, beyond that an estimate, which only policies that serve by share can give.
     * Empty if it does not wait, or nothing can be said.
     */
    public Optional<QueuePlace> place(Actor actor, JobId id) {
        Access.require(actor, Permission.SEE_QUEUE, "see the queue");
        if (policy.servesByShare()) {
            return store.queue().place(id);
        }
        List<WaitingJob> order = front(EXACT);
        return IntStream.range(0, order.size())
                .filter(index -> order.get(index).id().equals(id))
                .mapToObj(index -> new QueuePlace(order.get(index), index + 1L, true))
                .findFirst();
    }

    private List<WaitingJob> front(int limit) {
        if (limit == 0) {
            return List.of();
        }
        if (policy.servesByShare()) {
            return store.queue().front(limit);
        }
        List<WaitingJob> order =
                QueueOrder.of(store.queue().waiting(EXACT), store.queue().shares(), policy, clock.instant());
        return order.subList(0, Math.min(limit, order.size()));
    }
}
