package io.printlab.queue.semester;

import io.printlab.account.UserId;
import io.printlab.file.PrintFileId;
import io.printlab.job.Fading;
import io.printlab.job.JobId;
import io.printlab.job.Needs;
import io.printlab.job.Placement;
import io.printlab.job.PrintEstimate;
import io.printlab.job.Submission;
import io.printlab.job.Urgency;
import io.printlab.job.Wishes;
import io.printlab.queue.Backlog;
import io.printlab.queue.Candidate;
import io.printlab.queue.Lane;
import io.printlab.queue.QueuePolicy;
import io.printlab.queue.Share;
import io.printlab.queue.WaitingJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A real {@link QueuePolicy} in the simulation, used as the dispatcher and the store use it: the first job of each user
 * in each lane is a candidate, a claim charges the owner, the end settles it, promotions that are due come first.
 */
final class PolicyOrder implements Contender {
    private record Charge(double cost, Instant at) {}

    private record Flow(UserId owner, Lane lane) {}

    private final String name;
    private final QueuePolicy policy;
    private Instant faded = Semester.START;
    private double latestHours;
    private final Map<Long, Print> prints = new HashMap<>();
    private final Map<Long, WaitingJob> waiting = new HashMap<>();
    private final Map<Flow, TreeSet<WaitingJob>> flows = new HashMap<>();
    private final Map<UserId, Backlog> backlogs = new TreeMap<>(Comparator.comparing(UserId::value));
    private final Map<UserId, Share> shares = new HashMap<>();
    private final PriorityQueue<WaitingJob> toPromote =
            new PriorityQueue<>(Comparator.comparing((WaitingJob job) -> Objects.requireNonNull(job.movesUpAt()))
                    .thenComparing(WaitingJob::id));
    private final Map<Long, Charge> charged = new HashMap<>();

    PolicyOrder(String name, QueuePolicy policy) {
        this.name = name;
        this.policy = policy;
    }

    @Override
    public String name() {
        return name;
    }

    /** The share as it stands; used to check the accounts. */
    Share share(UserId user) {
        return shares.getOrDefault(user, Share.fresh(user));
    }

    /** What waits now, with its shares. */
    Map<UserId, Share> shares() {
        return Map.copyOf(shares);
    }

    Collection<WaitingJob> waiting() {
        return List.copyOf(waiting.values());
    }

    Optional<Print> print(JobId id) {
        return Optional.ofNullable(prints.get(id.value()));
    }

    /** The longest wait of any print, from its turn among its owner's prints, in hours. */
    double latestHours() {
        return latestHours;
    }

    @Override
    public void arrive(Print print, Instant now) {
        UserId owner = print.owner();
        Backlog own = backlogs.getOrDefault(owner, Backlog.NONE);
        Placement place = policy.place(submission(print, now), needs(print), own, now);
        if (own.jobs() == 0) {
            Share share = share(owner);
            double least = backlogs.keySet().stream()
                    .mapToDouble(user -> share(user).virtualTime())
                    .min()
                    .orElse(share.virtualTime());
            shares.put(owner, new Share(owner, Math.max(share.virtualTime(), least), share.weight()));
        }
        prints.put(print.id(), print);
        put(new WaitingJob(
                new JobId(print.id()),
                owner,
                Lab.lane(print),
                place.tier(),
                place.promoteAt(),
                place.overdueAt(),
                place.queuedAt(),
                place.cost(),
                place.rank()));
        backlogs.put(owner, new Backlog(own.jobs() + 1, own.hours() + place.cost()));
    }

    @Override
    public void withdraw(Print print) {
        take(print);
    }

    private void fade(Instant now) {
        Duration elapsed = Duration.between(faded, now);
        if (elapsed.toHours() >= 1) {
            shares.replaceAll((user, share) -> share.faded(elapsed));
            faded = now;
        }
    }

    @Override
    public Optional<Print> first(Predicate<Lane> served, Instant now) {
        fade(now);
        promoteDue(now);
        return heads(served).stream()
                .min(policy.order(now))
                .map(candidate ->
                        Objects.requireNonNull(prints.get(candidate.job().id().value())));
    }

    @Override
    public void start(Print print, Instant now) {
        WaitingJob job = take(print);
        latestHours = Math.max(latestHours, Lab.hoursBetween(job.queuedAt(), now));
        shares.put(job.owner(), share(job.owner()).charged(job.cost()));
        charged.put(print.id(), new Charge(job.cost(), now));
    }

    /** As {@code Job} settles: what was used at the job's own rate; a failure costs nothing. */
    @Override
    public void end(Print print, Print.Outcome outcome, double used, Instant now) {
        Charge charge = Objects.requireNonNull(charged.remove(print.id()));
        double before = charge.cost();
        double rate = before / print.estimateHours();
        double due = outcome == Print.Outcome.FAILED ? 0 : used * rate;
        shares.put(
                print.owner(),
                share(print.owner()).charged((due - before) * Fading.kept(Duration.between(charge.at(), now))));
    }

    private List<Candidate> heads(Predicate<Lane> served) {
        List<Candidate> heads = new ArrayList<>();
        flows.forEach((flow, jobs) -> {
            if (!jobs.isEmpty() && served.test(flow.lane())) {
                heads.add(new Candidate(jobs.first(), share(flow.owner()).virtualTime()));
            }
        });
        return heads;
    }

    private void promoteDue(Instant now) {
        while (!toPromote.isEmpty()
                && !Objects.requireNonNull(toPromote.element().movesUpAt()).isAfter(now)) {
            WaitingJob due = toPromote.remove();
            if (due.equals(waiting.get(due.id().value()))) {
                flow(due).remove(due);
                put(due.promoted(now, policy.ranking()));
            }
        }
    }

    private void put(WaitingJob job) {
        waiting.put(job.id().value(), job);
        flow(job).add(job);
        if (job.movesUpAt() != null) {
            toPromote.add(job);
        }
    }

    private WaitingJob take(Print print) {
        WaitingJob job = Objects.requireNonNull(waiting.remove(print.id()));
        TreeSet<WaitingJob> flow = flow(job);
        flow.remove(job);
        if (flow.isEmpty()) {
            flows.remove(new Flow(job.owner(), job.lane()));
        }
        backlogs.computeIfPresent(
                job.owner(),
                (owner, own) ->
                        own.jobs() == 1 ? null : new Backlog(own.jobs() - 1, Math.max(0, own.hours() - job.cost())));
        return job;
    }

    private TreeSet<WaitingJob> flow(WaitingJob job) {
        return flows.computeIfAbsent(new Flow(job.owner(), job.lane()), flow -> new TreeSet<>(WaitingJob.OWN_ORDER));
    }

    static Needs needs(Print print) {
        return new Needs(Lab.requirements(print), new PrintEstimate(Semester.hours(print.estimateHours()), null));
    }

    static Submission submission(Print print, Instant now) {
        return new Submission(
                print.owner(),
                new PrintFileId("a".repeat(64)),
                "print.gcode",
                print.what().name(),
                Urgency.NORMAL,
                print.deadline(),
                null,
                now,
                Wishes.NONE);
    }
}
