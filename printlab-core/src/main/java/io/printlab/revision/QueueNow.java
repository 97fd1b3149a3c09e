package io.printlab.revision;

import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.job.Job;
import io.printlab.queue.Share;
import io.printlab.queue.WaitingJob;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The queue at one moment.
 *
 * @param jobs that wait, as far as they were read
 * @param inAll how many wait
 */
public record QueueNow(List<Waiting> jobs, long inAll, Map<UserId, Share> shares, Instant now) {
    /** A job that waits, with its owner. */
    public record Waiting(WaitingJob place, Job job, User owner) {}

    public QueueNow {
        jobs = List.copyOf(jobs);
        shares = Map.copyOf(shares);
    }
}
