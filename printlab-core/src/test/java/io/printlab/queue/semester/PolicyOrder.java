package io.printlab.queue.semester;

import io.printlab.account.UserId;
import io.printlab.file.PrintFileId;
import io.printlab.job.JobId;
import io.printlab.job.Needs;
import io.printlab.job.Placement;
import io.printlab.job.PrintEstimate;
import io.printlab.job.Submission;
import io.printlab.job.Tier;
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
import org.jspecify.annotations.Nullable;

/**
 * A real {@link QueuePolicy} in the simulation, used as the dispatcher and the store use it: the first job of each user
 * in each lane is a candidate, a claim charges the owner, the end settles it, promotions that are due come first.
 */
final class PolicyOrder implements Contender {
    private static final Comparator<WaitingJob> OWN = Comparator.comparing(WaitingJob::tier)
            .thenComparing(WaitingJob::queuedAt)
            .thenComparing(WaitingJob::id);

    private record Flow(UserId owner, Lane lane) {}

    private final String name;
    private final QueuePolicy policy;
    private final @Nullable Duration halfLife;
    private Instant faded = Semester.START;
    private double latestHours;
    private final Map<Long, Print> prints = new HashMap<>();
    private final Map<Long, WaitingJob> waiting = new HashMap<>();
    private final Map<Flow, TreeSet<WaitingJob>> flows = new HashMap<>();
    private final Map<UserId, Backlog> backlogs = new TreeMap<>(Comparator.comparing(UserId::value));
    private final Map<UserId, Share> shares = new HashMap<>();
    private final PriorityQueue<WaitingJob> toPromote =
            new PriorityQueue<>(Comparator.comparing((WaitingJob job) -> Objects.requireNonNull(job.promoteAt()))
                    .thenComparing(WaitingJob::id));
    private final Map<Long, Double> charged = new HashMap<>();

    PolicyOrder(String name, QueuePolicy policy) {
        this(name, policy, null);
    }

    /** @param halfLife of the charges, swept hourly; null if they stay for ever */
    PolicyOrder(String name, QueuePolicy policy, @Nullable Duration halfLife) {
        this.name = name;
        this.policy = policy;
        this.halfLife = halfLife;
    }

    @Override
    public String name() {
        return name;
    }

    /** The share as it stands; used to check the accounts. */
    Share share(UserId user) {
        return shares.getOrDefault(user, Share.fresh(user));
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
            double debt = Double.parseDouble(System.getProperty("debt", "1e9"));
            shares.put(
                    owner,
                    new Share(owner, Math.min(least + debt, Math.max(share.virtualTime(), least)), share.weight()));
        }
        prints.put(print.id(), print);
        put(new WaitingJob(
                new JobId(print.id()),
                owner,
                Lab.lane(print),
                place.tier(),
                place.promoteAt(),
                place.queuedAt(),
                place.cost()));
        backlogs.put(owner, new Backlog(own.jobs() + 1, own.hours() + place.cost()));
    }

    @Override
    public void withdraw(Print print) {
        take(print);
    }

    private void fade(Instant now) {
        Duration elapsed = Duration.between(faded, now);
        if (halfLife != null && elapsed.toHours() >= 1) {
            Duration half = halfLife;
            shares.replaceAll((user, share) -> share.faded(elapsed, half));
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
        charged.put(print.id(), job.cost());
    }

    /** As {@code Job} settles: what was used at the job's own rate; a failure costs nothing. */
    @Override
    public void end(Print print, Print.Outcome outcome, double used, Instant now) {
        double before = Objects.requireNonNull(charged.remove(print.id()));
        double rate = before / print.estimateHours();
        double due = outcome == Print.Outcome.FAILED ? 0 : used * rate;
        shares.put(print.owner(), share(print.owner()).charged(due - before));
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
                && !Objects.requireNonNull(toPromote.element().promoteAt()).isAfter(now)) {
            WaitingJob due = toPromote.remove();
            if (due.equals(waiting.get(due.id().value()))) {
                flow(due).remove(due);
                put(new WaitingJob(due.id(), due.owner(), due.lane(), Tier.AT_RISK, null, due.queuedAt(), due.cost()));
            }
        }
    }

    private void put(WaitingJob job) {
        waiting.put(job.id().value(), job);
        flow(job).add(job);
        if (job.promoteAt() != null) {
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
        return flows.computeIfAbsent(new Flow(job.owner(), job.lane()), flow -> new TreeSet<>(OWN));
    }

    private static Needs needs(Print print) {
        return new Needs(Lab.requirements(print), new PrintEstimate(Semester.hours(print.estimateHours()), null));
    }

    private static Submission submission(Print print, Instant now) {
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
