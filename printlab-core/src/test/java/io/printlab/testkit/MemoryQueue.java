package io.printlab.testkit;

import io.printlab.account.UserId;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.Placement;
import io.printlab.job.Tier;
import io.printlab.queue.Candidate;
import io.printlab.queue.CandidateWindow;
import io.printlab.queue.FairSharePolicy;
import io.printlab.queue.Lane;
import io.printlab.queue.QueueOrder;
import io.printlab.queue.QueuePlace;
import io.printlab.queue.QueuePolicy;
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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

final class MemoryQueue implements QueueRepository {
    private static final Comparator<WaitingJob> OWN_ORDER = Comparator.comparing(WaitingJob::tier)
            .thenComparing(WaitingJob::queuedAt)
            .thenComparing(WaitingJob::id);

    private static final QueuePolicy BY_SHARE = new FairSharePolicy();

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
    public CandidateWindow candidates(Collection<Lane> lanes, int owners, int jobsEach) {
        synchronized (jobs) {
            Map<UserId, Share> all = shares.all();
            Map<UserId, List<WaitingJob>> own = sorted().stream()
                    .filter(job -> lanes.contains(job.lane()))
                    .collect(Collectors.groupingBy(WaitingJob::owner));
            List<UserId> first = own.values().stream()
                    .map(mine -> new Candidate(
                            mine.get(0),
                            all.getOrDefault(
                                            mine.get(0).owner(),
                                            Share.fresh(mine.get(0).owner()))
                                    .virtualTime()))
                    .sorted(BY_SHARE.order(Instant.EPOCH))
                    .map(candidate -> candidate.job().owner())
                    .toList();
            List<UserId> found = first.subList(0, Math.min(owners, first.size()));
            return new CandidateWindow(
                    found.stream()
                            .flatMap(owner -> own.get(owner).stream().limit(jobsEach))
                            .toList(),
                    all,
                    found.stream()
                            .filter(owner -> own.get(owner).size() > jobsEach)
                            .collect(Collectors.toSet()),
                    first.size() > found.size());
        }
    }

    @Override
    public List<WaitingJob> front(int limit) {
        synchronized (jobs) {
            List<WaitingJob> order = QueueOrder.of(sorted(), shares.all(), BY_SHARE, Instant.EPOCH);
            return order.subList(0, Math.min(limit, order.size()));
        }
    }

    @Override
    public Optional<QueuePlace> place(JobId id) {
        List<WaitingJob> order = front(Integer.MAX_VALUE);
        return IntStream.range(0, order.size())
                .filter(index -> order.get(index).id().equals(id))
                .mapToObj(index -> new QueuePlace(order.get(index), index + 1L, index < EXACT))
                .findFirst();
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
                Lane.of(Objects.requireNonNull(job.needs())),
                tier,
                tier.compareTo(Tier.AT_RISK) > 0 ? placement.promoteAt() : null,
                placement.queuedAt(),
                placement.cost());
    }
}
