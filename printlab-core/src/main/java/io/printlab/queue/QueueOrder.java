package io.printlab.queue;

import io.printlab.account.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** The order in which waiting jobs would be claimed, each claim charging its owner's share before the next is chosen. */
public final class QueueOrder {
    private QueueOrder() {}

    /** @param shares of the owners; who is missing starts at virtual time 0 with weight 1 */
    public static List<WaitingJob> of(
            Collection<WaitingJob> waiting, Map<UserId, Share> shares, QueuePolicy policy, Instant now) {
        Comparator<Candidate> order = policy.order(now);
        Map<UserId, Share> current = new HashMap<>(shares);
        Map<UserId, PriorityQueue<WaitingJob>> byOwner = new HashMap<>();
        for (WaitingJob job : waiting) {
            byOwner.computeIfAbsent(
                            job.owner(),
                            owner -> new PriorityQueue<>(
                                    (a, b) -> order.compare(new Candidate(a, 0), new Candidate(b, 0))))
                    .add(job);
        }
        PriorityQueue<Candidate> heads = new PriorityQueue<>(order);
        byOwner.values().forEach(own -> heads.add(candidate(own.element(), current)));
        List<WaitingJob> result = new ArrayList<>(waiting.size());
        while (!heads.isEmpty()) {
            WaitingJob next = heads.remove().job();
            result.add(next);
            current.put(next.owner(), shareOf(next.owner(), current).charged(next.cost()));
            PriorityQueue<WaitingJob> own = byOwner.getOrDefault(next.owner(), new PriorityQueue<>());
            own.remove();
            if (!own.isEmpty()) {
                heads.add(candidate(own.element(), current));
            }
        }
        return result;
    }

    private static Candidate candidate(WaitingJob job, Map<UserId, Share> shares) {
        return new Candidate(job, shareOf(job.owner(), shares).virtualTime());
    }

    private static Share shareOf(UserId user, Map<UserId, Share> shares) {
        return shares.getOrDefault(user, Share.fresh(user));
    }
}
