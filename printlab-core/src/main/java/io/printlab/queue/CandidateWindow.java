package io.printlab.queue;

import io.printlab.account.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The front of the queue in an order by shares, as one look at it found it: enough to choose the next jobs without reading the
 * rest.
 *
 * @param jobs the first jobs of each owner found, each owner's in the order (tier, queuedAt, id)
 * @param shares of these owners
 * @param cut the owners who have more jobs than were read: once theirs are used up, what comes next is not known
 * @param ownersCut whether there are more owners, whose first jobs come after the first jobs of all who were found
 */
public record CandidateWindow(List<WaitingJob> jobs, Map<UserId, Share> shares, Set<UserId> cut, boolean ownersCut) {
    public CandidateWindow {
        jobs = List.copyOf(jobs);
        shares = Map.copyOf(shares);
        cut = Set.copyOf(cut);
    }
}
