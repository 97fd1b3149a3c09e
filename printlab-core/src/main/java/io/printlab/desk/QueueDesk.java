package io.printlab.desk;

import io.printlab.account.Access;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.constraint.Constraints;
import io.printlab.forecast.Accuracy;
import io.printlab.forecast.Experience;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.queue.Explainer;
import io.printlab.queue.Explanation;
import io.printlab.queue.QueueOrder;
import io.printlab.queue.QueuePlace;
import io.printlab.queue.QueuePolicy;
import io.printlab.queue.QueueRepository;
import io.printlab.queue.QueueSnapshot;
import io.printlab.queue.WaitingJob;
import io.printlab.store.LabStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

    private static final Duration ACCURACY_SPAN = Duration.ofDays(12 * 7);
    private static final int MOST_OUTCOMES = 10_000;

    private final LabStore store;
    private final QueuePolicy policy;
    private final Constraints constraints;
    private final Clock clock;
    private final LabOutlook outlook;

    public QueueDesk(LabStore store, QueuePolicy policy, Constraints constraints, Clock clock) {
        this.store = store;
        this.policy = policy;
        this.constraints = constraints;
        this.clock = clock;
        this.outlook = new LabOutlook(store, policy, constraints, this::front, clock.getZone());
    }

    /**
     * The waiting jobs in the order in which they would be claimed, at most limit of them. Everybody who may see the queue
     * sees all entries: a front end shows titles and names only as {@link Access#maySee} allows.
     */
    public List<QueueEntry> board(Actor actor, int limit) {
        Access.require(actor, Permission.SEE_QUEUE, "see the queue");
        Instant now = clock.instant();
        List<WaitingJob> shown = front(Math.max(0, Math.min(limit, EXACT)));
        LabOutlook.Look look =
                outlook.covering(shown.stream().map(WaitingJob::id).toList(), now);
        Map<JobId, Job> jobs = whole(shown, look);
        Explainer explainer = new Explainer(asNow(look.queue(), shown), jobs, policy, constraints.current());
        List<QueueEntry> entries = new ArrayList<>();
        for (int index = 0; index < shown.size(); index++) {
            Job job = jobs.get(shown.get(index).id());
            if (job != null) {
                entries.add(new QueueEntry(
                        job, explained(explainer, new QueuePlace(shown.get(index), index + 1L, true), job, look)));
            }
        }
        return entries;
    }

    /** How many jobs wait. */
    public long count(Actor actor) {
        Access.require(actor, Permission.SEE_QUEUE, "see the queue");
        return store.queue().count();
    }

    /** Why a job waits; empty if it does not wait, or nothing can be said so far back. */
    public Optional<Explanation> explain(Actor actor, JobId id) {
        Optional<QueuePlace> place = place(actor, id);
        Optional<Job> job = place.isEmpty() ? Optional.empty() : store.jobs().byId(id);
        if (place.isEmpty() || job.isEmpty()) {
            return Optional.empty();
        }
        LabOutlook.Look look = outlook.covering(List.of(id), clock.instant());
        Explainer explainer =
                new Explainer(asNow(look.queue(), look.queue().order()), look.jobs(), policy, constraints.current());
        return Optional.of(explained(explainer, place.get(), job.get(), look));
    }

    /** Why jobs wait, from one look at the queue; without those that do not wait or are too far back to say. */
    public Map<JobId, Explanation> explain(Actor actor, Collection<JobId> ids) {
        Access.require(actor, Permission.SEE_QUEUE, "see the queue");
        return explained(ids, clock.instant());
    }

    /** How right past forecasts were, over the last twelve weeks. */
    public Accuracy accuracy(Actor actor) {
        Access.require(actor, Permission.ACT_ON_ALL_JOBS, "see how right the forecasts are");
        return Accuracy.of(
                store.forecasts().outcomes(clock.instant().minus(ACCURACY_SPAN), MOST_OUTCOMES), clock.getZone());
    }

    Map<JobId, Explanation> explained(Collection<JobId> ids, Instant now) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Set<JobId> wanted = Set.copyOf(ids);
        LabOutlook.Look look = outlook.covering(wanted, now);
        List<WaitingJob> order = look.current() ? look.queue().order() : front(EXACT);
        Map<JobId, Job> jobs = look.current() ? look.jobs() : whole(order, look);
        Explainer explainer = new Explainer(asNow(look.queue(), order), jobs, policy, constraints.current());
        Map<JobId, Explanation> explanations = new HashMap<>();
        for (int index = 0; index < order.size(); index++) {
            WaitingJob waiting = order.get(index);
            Job job = jobs.get(waiting.id());
            if (wanted.contains(waiting.id()) && job != null) {
                explanations.put(
                        waiting.id(), explained(explainer, new QueuePlace(waiting, index + 1L, true), job, look));
            }
        }
        return explanations;
    }

    /** What the plays of the newest forecast say, before it was widened. */
    LabOutlook.Look look(Collection<JobId> ids, Instant now) {
        return outlook.covering(ids, now);
    }

    Experience experience(Instant now) {
        return outlook.experience(now);
    }

    private static Explanation explained(Explainer explainer, QueuePlace place, Job job, LabOutlook.Look look) {
        return explainer.explain(place, job, look.outlook().jobs().get(job.id()));
    }

    /** The shares of a look, with an order and devices that may be newer. */
    private QueueSnapshot asNow(QueueSnapshot look, List<WaitingJob> order) {
        return new QueueSnapshot(order, look.shares(), store.devices().all(), look.freeAt(), look.moment());
    }

    private Map<JobId, Job> whole(List<WaitingJob> order, LabOutlook.Look look) {
        List<JobId> ids = order.stream().map(WaitingJob::id).toList();
        return look.current() && look.jobs().keySet().containsAll(ids)
                ? look.jobs()
                : store.jobs().byIds(ids).stream().collect(Collectors.toMap(Job::id, Function.identity()));
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
