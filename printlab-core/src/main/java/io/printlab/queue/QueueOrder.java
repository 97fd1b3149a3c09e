package io.printlab.queue;

import io.printlab.account.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The order in which waiting jobs would be claimed if every device served them all: the first job of each owner in each
 * lane is a candidate, and each claim charges its owner's share before the next is chosen.
 */
public final class QueueOrder {
    private final Comparator<Candidate> order;
    private final Map<UserId, Share> shares;
    private final Map<UserId, Map<Lane, PriorityQueue<WaitingJob>>> waiting = new HashMap<>();

    private QueueOrder(Comparator<Candidate> order, Map<UserId, Share> shares) {
        this.order = order;
        this.shares = new HashMap<>(shares);
    }

    /** @param shares of the owners; who is missing starts at virtual time 0 with weight 1 */
    public static List<WaitingJob> of(
            Collection<WaitingJob> waiting, Map<UserId, Share> shares, QueuePolicy policy, Instant now) {
        return new QueueOrder(policy.order(now), shares).sort(waiting);
    }

    private List<WaitingJob> sort(Collection<WaitingJob> jobs) {
        jobs.forEach(job -> waiting.computeIfAbsent(job.owner(), owner -> new HashMap<>())
                .computeIfAbsent(job.lane(), lane -> new PriorityQueue<>(WaitingJob.OWN_ORDER))
                .add(job));
        PriorityQueue<Candidate> heads = new PriorityQueue<>(order);
        waiting.keySet().forEach(owner -> head(owner).ifPresent(heads::add));
        List<WaitingJob> result = new ArrayList<>(jobs.size());
        while (!heads.isEmpty()) {
            WaitingJob next = heads.remove().job();
            result.add(next);
            shares.put(next.owner(), share(next.owner()).charged(next.cost()));
            Optional.ofNullable(waiting.get(next.owner()))
                    .map(lanes -> lanes.get(next.lane()))
                    .ifPresent(PriorityQueue::remove);
            head(next.owner()).ifPresent(heads::add);
        }
        return result;
    }

    /** All candidates of one owner have one virtual time, so the first of them stands for the owner. */
    private Optional<Candidate> head(UserId owner) {
        double virtualTime = share(owner).virtualTime();
        return waiting.getOrDefault(owner, Map.of()).values().stream()
                .filter(jobs -> !jobs.isEmpty())
                .map(jobs -> new Candidate(jobs.element(), virtualTime))
                .min(order);
    }

    private Share share(UserId user) {
        return shares.getOrDefault(user, Share.fresh(user));
    }
}
