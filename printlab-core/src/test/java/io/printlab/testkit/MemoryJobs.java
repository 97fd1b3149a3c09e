package io.printlab.testkit;

import io.printlab.account.Ownership;
import io.printlab.account.UserId;
import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.device.NodeId;
import io.printlab.event.EventKind;
import io.printlab.job.ClaimTerms;
import io.printlab.job.Job;
import io.printlab.job.JobChange;
import io.printlab.job.JobEvent;
import io.printlab.job.JobId;
import io.printlab.job.JobQuery;
import io.printlab.job.JobRepository;
import io.printlab.job.JobState;
import io.printlab.job.Lease;
import io.printlab.job.Placement;
import io.printlab.job.StaleJobException;
import io.printlab.job.Tier;
import io.printlab.ledger.PrintTerms;
import io.printlab.queue.Lane;
import io.printlab.queue.WaitingJob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class MemoryJobs implements JobRepository {
    private static final Logger LOG = LoggerFactory.getLogger(MemoryJobs.class);

    private final MemoryEvents events;
    private final MemoryDevices devices;
    private final MemoryShares shares;
    private final MemoryLedger ledger;
    private final MemoryOutcomes outcomes;
    private final Map<JobId, Job> jobs = new TreeMap<>();
    private final Map<JobId, List<JobEvent>> histories = new HashMap<>();
    private final Map<JobId, WaitingJob> waiting = new HashMap<>();
    private final Map<JobId, Instant> leaseEnds = new HashMap<>();
    private long lastId;
    private long lastFence;

    MemoryJobs(
            MemoryEvents events,
            MemoryDevices devices,
            MemoryShares shares,
            MemoryLedger ledger,
            MemoryOutcomes outcomes) {
        this.events = events;
        this.devices = devices;
        this.shares = shares;
        this.ledger = ledger;
        this.outcomes = outcomes;
    }

    /** Whether the owner has jobs that wait or are on devices. */
    synchronized boolean hasWork(UserId owner) {
        return jobs.values().stream()
                .filter(job -> job.submission().owner().equals(owner))
                .anyMatch(job -> job.state() == JobState.QUEUED || job.state().isOnDevice());
    }

    @Override
    public synchronized JobId nextId() {
        lastId++;
        return new JobId(lastId);
    }

    @Override
    public synchronized Job store(JobChange change) {
        return store(change, null);
    }

    /** @param terms of a job that this move lets in, or null */
    synchronized Job store(JobChange change, @Nullable PrintTerms terms) {
        Job after = change.after();
        requireFresh(change);
        ledger.follow(change, terms).ifPresent(outcomes::begin);
        shares.apply(change, jobs.values());
        jobs.put(after.id(), after);
        if (change.leaseUntil() != null) {
            leaseEnds.put(after.id(), change.leaseUntil());
        }
        histories.computeIfAbsent(after.id(), id -> new ArrayList<>()).add(change.event());
        waiting.remove(after.id());
        if (after.state() == JobState.QUEUED) {
            waiting.put(after.id(), waiting(after));
        }
        events.log(
                change.event().at(),
                EventKind.JOB_MOVED,
                after.id(),
                after.lease() == null ? null : after.lease().device(),
                after.submission().ownership(),
                details(change.event()));
        return after;
    }

    @Override
    public synchronized List<Job> claim(Map<JobId, DeviceId> wanted, boolean patient, ClaimTerms terms) {
        List<Job> claimed = new ArrayList<>();
        wanted.forEach((id, device) -> {
            Job job = jobs.get(id);
            if (job != null && job.state() == JobState.QUEUED && isFree(device) && isWithin(terms, job)) {
                lastFence++;
                Job stored = store(job.claimBy(device, terms.node(), lastFence, terms.by(), terms.now()));
                leaseEnds.put(id, terms.leaseUntil());
                claimed.add(stored);
            }
        });
        return claimed;
    }

    private boolean isWithin(ClaimTerms terms, Job wanted) {
        return terms.mostRunning() == null
                || onDevices().stream()
                                .filter(job -> job.submission()
                                        .owner()
                                        .equals(wanted.submission().owner()))
                                .count()
                        < terms.mostRunning();
    }

    private boolean isFree(DeviceId device) {
        return devices.byId(device).filter(Device::isReady).isPresent()
                && onDevices().stream().noneMatch(job -> lease(job).device().equals(device));
    }

    @Override
    public synchronized Optional<Job> byId(JobId id) {
        return Optional.ofNullable(jobs.get(id));
    }

    @Override
    public synchronized List<Job> byIds(Collection<JobId> ids) {
        return ids.stream().distinct().map(jobs::get).filter(Objects::nonNull).toList();
    }

    @Override
    public synchronized List<Job> batch(JobId batch) {
        return jobs.values().stream()
                .filter(job -> job.submission().wishes().copy() != null
                        && job.submission().wishes().copy().batch().equals(batch))
                .toList();
    }

    @Override
    public synchronized List<JobEvent> history(JobId id) {
        return List.copyOf(histories.getOrDefault(id, List.of()));
    }

    @Override
    public synchronized List<Job> list(JobQuery query) {
        return jobs.values().stream()
                .filter(job -> query.owner() == null
                        || query.owner().equals(job.submission().owner()))
                .filter(job -> isWithin(job, query.within()))
                .filter(job -> query.device() == null
                        || (job.lease() != null
                                && query.device().equals(job.lease().device())))
                .filter(job -> query.states().isEmpty() || query.states().contains(job.state()))
                .filter(job -> query.before() == null || job.id().compareTo(query.before()) < 0)
                .sorted((a, b) -> b.id().compareTo(a.id()))
                .limit(query.limit())
                .toList();
    }

    private static boolean isWithin(Job job, JobQuery.@Nullable Within within) {
        Ownership whose = job.submission().ownership();
        return within == null
                || whose.user().equals(within.user())
                || (whose.group() != null && within.groups().contains(whose.group()));
    }

    @Override
    public synchronized Map<JobState, Long> countByState() {
        Map<JobState, Long> counts = new EnumMap<>(JobState.class);
        for (JobState state : JobState.values()) {
            if (!state.isEnd()) {
                counts.put(state, 0L);
            }
        }
        jobs.values().forEach(job -> counts.computeIfPresent(job.state(), (state, count) -> count + 1));
        return counts;
    }

    @Override
    public synchronized List<Job> waitingNotPlacedBy(String policy, @Nullable UserId from, int limit) {
        return jobs.values().stream()
                .filter(job -> job.state() == JobState.QUEUED)
                .filter(job ->
                        !policy.equals(Objects.requireNonNull(job.placement()).policy()))
                .filter(job -> from == null || job.submission().owner().value() >= from.value())
                .sorted(Comparator.comparingLong(
                        (Job job) -> job.submission().owner().value()))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Job> onDevices() {
        return jobs.values().stream().filter(job -> job.state().isOnDevice()).toList();
    }

    @Override
    public synchronized List<Job> onDevicesOf(NodeId node) {
        return onDevices().stream()
                .filter(job -> lease(job).node().equals(node))
                .toList();
    }

    @Override
    public synchronized List<Job> expired(Instant now) {
        return onDevices().stream()
                .filter(job -> leaseEnds.get(job.id()).isBefore(now))
                .toList();
    }

    @Override
    public synchronized Set<Long> renew(Collection<Long> fences, Instant leaseUntil) {
        Set<Long> renewed = new HashSet<>();
        for (Job job : onDevices()) {
            if (fences.contains(lease(job).fence())) {
                leaseEnds.put(job.id(), leaseUntil);
                renewed.add(lease(job).fence());
            }
        }
        return renewed;
    }

    synchronized Collection<WaitingJob> waiting() {
        return List.copyOf(waiting.values());
    }

    synchronized void replace(WaitingJob job) {
        waiting.put(job.id(), job);
    }

    synchronized List<Job> of(UserId owner) {
        return jobs.values().stream()
                .filter(job -> job.submission().owner().equals(owner))
                .toList();
    }

    private static WaitingJob waiting(Job job) {
        Placement place = Objects.requireNonNull(job.placement());
        return new WaitingJob(
                job.id(),
                job.submission().owner(),
                Lane.of(Objects.requireNonNull(job.needs())),
                place.tier(),
                place.tier().compareTo(Tier.AT_RISK) > 0 ? place.promoteAt() : null,
                place.tier().compareTo(Tier.OVERDUE) > 0 ? place.overdueAt() : null,
                place.queuedAt(),
                place.cost(),
                place.rank());
    }

    private void requireFresh(JobChange change) {
        Job before = change.before();
        Job stored = jobs.get(change.after().id());
        boolean fresh = before == null
                ? stored == null
                : stored != null && stored.version() == before.version() && stored.state() == before.state();
        Long fence = change.requiredFence();
        if (!fresh || (fence != null && lease(stored).fence() != fence)) {
            throw new StaleJobException(change);
        }
    }

    private static Lease lease(Job job) {
        return Objects.requireNonNull(job.lease());
    }

    private static Map<String, String> details(JobEvent event) {
        Map<String, String> details = new HashMap<>();
        details.put("move", event.move().name());
        details.put("to", event.to().name());
        if (event.from() != null) {
            details.put("from", event.from().name());
        }
        if (event.reason() != null) {
            details.put("reason", event.reason());
        }
        return details;
    }
}
