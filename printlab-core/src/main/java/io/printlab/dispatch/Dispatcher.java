package io.printlab.dispatch;

import io.printlab.account.Actor;
import io.printlab.account.UserId;
import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.device.Requirements;
import io.printlab.job.Claim;
import io.printlab.job.Claims;
import io.printlab.job.JobId;
import io.printlab.queue.Candidate;
import io.printlab.queue.CandidateWindow;
import io.printlab.queue.Lane;
import io.printlab.queue.QueuePolicy;
import io.printlab.queue.Share;
import io.printlab.queue.WaitingJob;
import io.printlab.store.LabStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
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
    private static final int MOST_OWNERS = 64;
    private static final int PATIENT_AFTER = 3;
    private static final int MOST_LOSSES = 5;

    private final LabStore store;
    private final QueuePolicy policy;
    private final Claims claims;
    private final Map<DeviceId, DeviceWorker> workers;

    public Dispatcher(LabStore store, QueuePolicy policy, Claims claims, Map<DeviceId, DeviceWorker> workers) {
        this.store = store;
        this.policy = policy;
        this.claims = claims;
        this.workers = Map.copyOf(workers);
    }

    /** Claims what can be claimed now; returns how many jobs. */
    public int step(Instant now) {
        store.queue().promoteDue(now);
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
     * Claims jobs for these devices, without telling their workers. Where other nodes are claiming the same jobs at this moment, the
     * nodes spread over the owners who come next; at last this one waits for the others.
     */
    public List<Claim> claim(List<Device> devices, Instant now) {
        List<Device> free = new ArrayList<>(devices);
        List<Claim> won = new ArrayList<>();
        int losses = 0;
        while (!free.isEmpty() && losses < MOST_LOSSES) {
            boolean patient = losses >= PATIENT_AFTER;
            List<Device> served = free.subList(0, Math.min(Claims.MOST_AT_ONCE, free.size()));
            boolean spreads = losses > 0 && !patient;
            CandidateWindow window = look(served, spreads ? MOST_OWNERS : served.size(), now);
            if (window.jobs().isEmpty()) {
                break;
            }
            Set<UserId> left = spreads ? leftToOthers(window, served, losses) : Set.of();
            Map<JobId, DeviceId> matches =
                    Matching.of(window, served, job -> !left.contains(job.owner()), policy.order(now));
            List<Claim> wonNow = claims.win(matches, patient, SELF, now);
            losses = wonNow.isEmpty() ? losses + 1 : 0;
            won.addAll(wonNow);
            wonNow.forEach(claim ->
                    free.removeIf(device -> device.id().equals(claim.lease().device())));
        }
        return won;
    }

    /** As many of the first owners as the device's name says, so that several nodes choose differently. */
    private static Set<UserId> leftToOthers(CandidateWindow window, List<Device> served, int losses) {
        List<UserId> owners =
                window.jobs().stream().map(WaitingJob::owner).distinct().toList();
        int most = Math.max(0, owners.size() - served.size());
        return new HashSet<>(owners.subList(
                0, Math.floorMod(31 * served.get(0).id().value().hashCode() + losses, most + 1)));
    }

    private List<Device> freeDevices() {
        return store.devices().all().stream().filter(this::isFree).toList();
    }

    private boolean isFree(Device device) {
        DeviceWorker worker = workers.get(device.id());
        return worker != null && device.isReady() && worker.isFree();
    }

    private CandidateWindow look(List<Device> free, int owners, Instant now) {
        List<Lane> lanes = store.queue().lanes().stream()
                .filter(lane -> isServed(lane, free))
                .toList();
        if (policy.servesByShare()) {
            return store.queue().candidates(lanes, owners, free.size());
        }
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
        return new CandidateWindow(best, shares, shares.keySet(), false);
    }

    private static boolean isServed(Lane lane, List<Device> free) {
        Requirements requirements = lane.requirements();
        return free.stream().anyMatch(device -> device.capabilities().satisfies(requirements));
    }
}
