package io.printlab.testkit;

import io.printlab.account.Group;
import io.printlab.account.GroupMember;
import io.printlab.account.GroupRepository;
import io.printlab.account.UserId;
import io.printlab.device.DeviceId;
import io.printlab.job.ClaimTerms;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.queue.Backlog;
import io.printlab.queue.Candidate;
import io.printlab.queue.CandidateWindow;
import io.printlab.queue.FairSharePolicy;
import io.printlab.queue.Lane;
import io.printlab.queue.QueueOrder;
import io.printlab.queue.QueuePlace;
import io.printlab.queue.QueuePolicy;
import io.printlab.queue.QueueRepository;
import io.printlab.queue.Ranking;
import io.printlab.queue.Share;
import io.printlab.queue.WaitingJob;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

final class MemoryQueue implements QueueRepository {
    private static final QueuePolicy BY_SHARE = new FairSharePolicy();

    private final MemoryJobs jobs;
    private final MemoryShares shares;
    private final GroupRepository groups;

    MemoryQueue(MemoryJobs jobs, MemoryShares shares, GroupRepository groups) {
        this.groups = groups;
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
            List<Candidate> first = own.values().stream()
                    .map(mine -> mine.get(0))
                    .map(job -> new Candidate(
                            job,
                            all.getOrDefault(job.owner(), Share.fresh(job.owner()))
                                    .virtualTime()))
                    .sorted(Candidate.BY_SHARE)
                    .toList();
            List<UserId> found = first.stream()
                    .limit(owners)
                    .map(candidate -> candidate.job().owner())
                    .toList();
            return new CandidateWindow(
                    found.stream()
                            .flatMap(owner -> own.get(owner).stream().limit(jobsEach))
                            .toList(),
                    all,
                    found.stream()
                            .filter(owner -> own.get(owner).size() > jobsEach)
                            .collect(Collectors.toSet()),
                    first.size() > found.size() ? first.get(found.size()).figure() : Double.POSITIVE_INFINITY);
        }
    }

    @Override
    public List<Job> claimFront(
            Collection<Lane> lanes,
            int most,
            boolean patient,
            ClaimTerms terms,
            Function<CandidateWindow, Map<JobId, DeviceId>> choice) {
        synchronized (jobs) {
            Map<JobId, DeviceId> chosen = choice.apply(candidates(lanes, most, most));
            return jobs.claim(
                    chosen.isEmpty() ? choice.apply(candidates(lanes, Integer.MAX_VALUE, Integer.MAX_VALUE)) : chosen,
                    patient,
                    terms);
        }
    }

    @Override
    public Backlog backlog(UserId owner) {
        List<WaitingJob> own =
                sorted().stream().filter(job -> job.owner().equals(owner)).toList();
        return new Backlog(
                own.size(), own.stream().mapToDouble(WaitingJob::cost).sum());
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
    public int promoteDue(Instant now, Ranking ranking) {
        synchronized (jobs) {
            List<WaitingJob> due = sorted().stream()
                    .map(job -> job.promoted(now, ranking))
                    .filter(job -> !sorted().contains(job))
                    .toList();
            due.forEach(jobs::replace);
            return due.size();
        }
    }

    @Override
    public boolean fadeShares(Instant now) {
        synchronized (jobs) {
            return shares.fade(now);
        }
    }

    @Override
    public int weighShares(boolean byGroup) {
        synchronized (jobs) {
            return shares.weigh(byGroup ? partsOfGroups() : Map.of());
        }
    }

    private Map<UserId, Double> partsOfGroups() {
        Map<UserId, Double> parts = new HashMap<>();
        for (Group group : groups.all()) {
            List<UserId> members =
                    groups.members(group.name()).stream().map(GroupMember::user).toList();
            long active = members.stream().filter(jobs::hasWork).count();
            members.forEach(member -> parts.merge(member, 1.0 / Math.max(1, active), Math::max));
        }
        return parts;
    }

    private List<WaitingJob> sorted() {
        return jobs.waiting().stream().sorted(WaitingJob.OWN_ORDER).toList();
    }
}
