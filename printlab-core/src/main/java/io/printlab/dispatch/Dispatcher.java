package io.printlab.dispatch;

import io.printlab.account.Actor;
import io.printlab.account.UserId;
import io.printlab.constraint.Constraints;
import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.job.Claim;
import io.printlab.job.Claims;
import io.printlab.job.JobId;
import io.printlab.queue.Candidate;
import io.printlab.queue.CandidateWindow;
import io.printlab.queue.DispatchConstraint;
import io.printlab.queue.Lane;
import io.printlab.queue.QueuePolicy;
import io.printlab.queue.Share;
import io.printlab.queue.WaitingJob;
import io.printlab.rule.LabRules;
import io.printlab.rule.RuleBook;
import io.printlab.store.LabStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings waiting jobs to the free devices of this node. A step claims until no free device fits any waiting job; a job
 * that fits none is passed over and never blocks those behind it. One look at the front of the queue and one transaction
 * serve up to {@link Claims#MOST_AT_ONCE} devices. Not thread-safe: one thread steps it.
 */
public final class Dispatcher {
    private static final Actor SELF = Actor.part("dispatcher");
    private static final int MOST_LOSSES = 5;

    private final LabStore store;
    private final QueuePolicy policy;
    private final Claims claims;
    private final Constraints constraints;
    private final Map<DeviceId, DeviceWorker> workers;

    /** A dispatcher of a lab without limits. */
    public Dispatcher(LabStore store, QueuePolicy policy, Claims claims, Map<DeviceId, DeviceWorker> workers) {
        this(store, policy, claims, new Constraints(RuleBook.fixed(LabRules.DEFAULT), List.of(), store), workers);
    }

    /** @param workers looked at anew in each step */
    public Dispatcher(
            LabStore store,
            QueuePolicy policy,
            Claims claims,
            Constraints constraints,
            Map<DeviceId, DeviceWorker> workers) {
        this.constraints = constraints;
        this.store = store;
        this.policy = policy;
        this.claims = claims;
        this.workers = workers;
    }

    /** Claims what can be claimed now; returns how many jobs. */
    public int step(Instant now) {
        store.queue().promoteDue(now, policy.ranking());
        List<Claim> won = claim(freeDevices(), now);
        for (Claim claim : won) {
            DeviceWorker worker = workers.get(claim.lease().device());
            if (worker != null) {
                worker.assign(claim);
            }
        }
        return won.size();
    }

    /**
     * Claims jobs for these devices, without telling their workers. Where other nodes are claiming at this moment, each takes the
     * next owners; only where none is left this one waits for the others.
     */
    public List<Claim> claim(List<Device> devices, Instant now) {
        List<Device> free = new ArrayList<>(devices);
        List<Lane> lanes = store.queue().lanes();
        List<DispatchConstraint> stopping = constraints.concerning(devices, now);
        List<Claim> won = new ArrayList<>();
        boolean patient = false;
        int losses = 0;
        while (!free.isEmpty() && losses < MOST_LOSSES) {
            List<Device> served = List.copyOf(free.subList(0, Math.min(Claims.MOST_AT_ONCE, free.size())));
            Look look = new Look(served, lanes, stopping, now);
            List<Claim> wonNow = look.claim(patient);
            if (wonNow.isEmpty() && patient && look.foundNothing) {
                break;
            }
            losses = wonNow.isEmpty() && patient ? losses + 1 : 0;
            patient = wonNow.isEmpty();
            won.addAll(wonNow);
            wonNow.forEach(claim ->
                    free.removeIf(device -> device.id().equals(claim.lease().device())));
        }
        return won;
    }

    /** One look at the queue for these devices. */
    private final class Look {
        private final List<Device> served;
        private final List<Lane> lanes;
        private final List<DispatchConstraint> stopping;
        private final Instant now;
        private boolean foundNothing = true;

        /** @param stopping what may keep a job from one of the devices */
        Look(List<Device> served, List<Lane> waiting, List<DispatchConstraint> stopping, Instant now) {
            this.served = served;
            this.lanes = waiting.stream()
                    .filter(lane -> Matching.fitting(lane, served).findAny().isPresent())
                    .toList();
            this.stopping = stopping;
            this.now = now;
        }

        List<Claim> claim(boolean patient) {
            if (lanes.isEmpty()) {
                return List.of();
            }
            return stopping.isEmpty() ? claimFreely(patient) : claimWithin(patient);
        }

        private List<Claim> claimWithin(boolean patient) {
            Map<JobId, DeviceId> wanted =
                    new ConstrainedChoice(store, policy, served, stopping, constraints.moment(now)).matches(lanes);
            foundNothing = wanted.isEmpty();
            return claims.win(wanted, patient, constraints.mostRunning(), SELF, now);
        }

        private List<Claim> claimFreely(boolean patient) {
            return policy.servesByShare()
                    ? claims.win(
                            terms -> store.queue().claimFront(lanes, served.size(), patient, terms, this::choose),
                            SELF,
                            now)
                    : claims.win(choose(bestHead(lanes)), patient, SELF, now);
        }

        private Map<JobId, DeviceId> choose(CandidateWindow window) {
            Map<JobId, DeviceId> matches = Matching.of(window, served, job -> true, policy.order(now));
            foundNothing = matches.isEmpty();
            return matches;
        }

        private CandidateWindow bestHead(List<Lane> lanes) {
            Map<UserId, Share> shares = store.queue().shares();
            List<WaitingJob> best = store.queue().heads(lanes).stream()
                    .map(job -> new Candidate(
                            job,
                            shares.getOrDefault(job.owner(), Share.fresh(job.owner()))
                                    .virtualTime()))
                    .min(policy.order(now))
                    .map(Candidate::job)
                    .stream()
                    .toList();
            return new CandidateWindow(best, shares, Set.of(), Double.POSITIVE_INFINITY);
        }
    }

    private List<Device> freeDevices() {
        return store.devices().all().stream().filter(this::isFree).toList();
    }

    private boolean isFree(Device device) {
        DeviceWorker worker = workers.get(device.id());
        return worker != null && device.isReady() && worker.isFree();
    }
}
