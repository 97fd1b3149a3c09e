package io.printlab.testkit;

import io.printlab.account.UserId;
import io.printlab.job.Job;
import io.printlab.job.JobChange;
import io.printlab.job.JobId;
import io.printlab.job.JobState;
import io.printlab.job.JobTransition;
import io.printlab.queue.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The owners' virtual times; guarded by the monitor of {@link MemoryJobs}. */
final class MemoryShares {
    private final Map<UserId, Share> shares = new HashMap<>();
    private final Map<JobId, Double> weightAtClaim = new HashMap<>();
    private @Nullable Instant faded;

    /** @param stored the jobs as they were before the change */
    void apply(JobChange change, Collection<Job> stored) {
        UserId owner = change.after().submission().owner();
        boolean queued = change.after().state() == JobState.QUEUED;
        if (!queued && change.charge() == 0) {
            return;
        }
        Share share = shares.getOrDefault(owner, Share.fresh(owner));
        if (queued && stored.stream().noneMatch(job -> waits(job, owner))) {
            share = new Share(owner, Math.max(share.virtualTime(), smallestWaiting(stored, share)), share.weight());
        }
        if (change.event().move() == JobTransition.CLAIM) {
            weightAtClaim.put(change.after().id(), share.weight());
        }
        double weight = weightAtClaim.getOrDefault(change.after().id(), share.weight());
        shares.put(owner, share.weighing(weight).charged(change.charge()).weighing(share.weight()));
    }

    /** Who is not named weighs 1. */
    int weigh(Map<UserId, Double> weights) {
        Map<UserId, Share> before = Map.copyOf(shares);
        shares.replaceAll((user, share) -> share.weighing(weights.getOrDefault(user, 1.0)));
        return (int) shares.values().stream()
                .filter(share -> !share.equals(before.get(share.user())))
                .count();
    }

    boolean fade(Instant now) {
        boolean due = faded == null || !faded.plus(Duration.ofHours(1)).isAfter(now);
        if (due && faded != null) {
            Duration elapsed = Duration.between(faded, now);
            shares.replaceAll((user, share) -> share.faded(elapsed));
        }
        faded = due ? now : faded;
        return due;
    }

    Map<UserId, Share> all() {
        return Map.copyOf(shares);
    }

    private double smallestWaiting(Collection<Job> stored, Share own) {
        OptionalDouble smallest = stored.stream()
                .filter(job -> job.state() == JobState.QUEUED)
                .map(job -> shares.get(job.submission().owner()))
                .mapToDouble(Share::virtualTime)
                .min();
        return smallest.orElse(own.virtualTime());
    }

    private static boolean waits(Job job, UserId owner) {
        return job.state() == JobState.QUEUED && job.submission().owner().equals(owner);
    }
}
