package io.printlab.queue;

import io.printlab.account.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The front of the queue in an order by shares, as one look at it found it: enough to choose the next jobs without reading the
 * rest.
 *
 * @param jobs the first jobs of each owner found, each owner's in {@link WaitingJob#OWN_ORDER}
 * @param shares of these owners
 * @param cut the owners who have more jobs than were read: once theirs are used up, what comes next is not known
 * @param horizon no job of an owner who was not read has a smaller {@link Candidate#figure}; infinite if all owners were read
 */
public record CandidateWindow(List<WaitingJob> jobs, Map<UserId, Share> shares, Set<UserId> cut, double horizon) {
    public CandidateWindow {
        jobs = List.copyOf(jobs);
        shares = Map.copyOf(shares);
        cut = Set.copyOf(cut);
    }
}
