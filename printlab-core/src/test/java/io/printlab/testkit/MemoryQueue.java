package io.printlab.testkit;

import io.printlab.account.UserId;
import io.printlab.job.Job;
import io.printlab.job.Placement;
import io.printlab.job.Tier;
import io.printlab.queue.Lane;
import io.printlab.queue.QueueRepository;
import io.printlab.queue.Share;
import io.printlab.queue.WaitingJob;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

final class MemoryQueue implements QueueRepository {
    private static final Comparator<WaitingJob> OWN_ORDER = Comparator.comparing(WaitingJob::tier)
            .thenComparing(WaitingJob::queuedAt)
            .thenComparing(WaitingJob::id);

    private final MemoryJobs jobs;
    private final MemoryShares shares;

    MemoryQueue(MemoryJobs jobs, MemoryShares shares) {
        this.jobs = jobs;
        this.shares = shares;
    }

    @Override
    public List<Lane> lanes() {
        return sorted().stream().map(WaitingJob::lane).distinct().sorted().toList();
    }

    @Override
    public List<WaitingJob> heads(Collection<Lane> lanes) {
        Set<Lane> wanted = new HashSet<>(lanes);
        Map<List<Object>, WaitingJob> heads = new LinkedHashMap<>();
        for (WaitingJob job : sorted()) {
            if (wanted.contains(job.lane())) {
                heads.putIfAbsent(List.of(job.lane(), job.owner()), job);
            }
        }
        return List.copyOf(heads.values());
    }

    @Override
    public List<WaitingJob> waiting(int limit) {
        return sorted().stream().limit(limit).toList();
    }

    @Override
    public long count() {
        return jobs.waiting().size();
    }

    @Override
    public Map<UserId, Share> shares() {
        synchronized (jobs) {
            return shares.all();
        }
    }

    @Override
    public int promoteDue(Instant now) {
        synchronized (jobs) {
            List<WaitingJob> due = sorted().stream()
                    .filter(job -> job.promoteAt() != null && !job.promoteAt().isAfter(now))
                    .toList();
            due.forEach(job -> jobs.promote(job.id()));
            return due.size();
        }
    }

    private List<WaitingJob> sorted() {
        synchronized (jobs) {
            return jobs.waiting().stream().map(this::waiting).sorted(OWN_ORDER).toList();
        }
    }

    private WaitingJob waiting(Job job) {
        Placement placement = Objects.requireNonNull(job.placement());
        Tier tier = jobs.tier(job.id());
        return new WaitingJob(
                job.id(),
                job.submission().owner(),
                Lane.of(Objects.requireNonNull(job.needs()).requirements()),
                tier,
                tier.compareTo(Tier.AT_RISK) > 0 ? placement.promoteAt() : null,
                placement.queuedAt(),
                placement.cost());
    }
}
