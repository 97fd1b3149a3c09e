package io.printlab.dispatch;

import io.printlab.account.Actor;
import io.printlab.account.UserId;
import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.job.Claim;
import io.printlab.job.Claims;
import io.printlab.job.JobId;
import io.printlab.queue.Candidate;
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
import java.util.Optional;
import java.util.Set;

/**
 * Brings waiting jobs to the free devices of this node. A step claims until no free device fits any waiting job; a job
 * that fits none is passed over and never blocks those behind it. Not thread-safe: one thread steps it.
 */
public final class Dispatcher {
    private static final Actor SELF = Actor.part("dispatcher");

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
        List<Device> free = new ArrayList<>(freeDevices());
        Set<JobId> lost = new HashSet<>();
        int won = 0;
        while (!free.isEmpty()) {
            Optional<Match> match = nextMatch(free, lost, now);
            if (match.isEmpty()) {
                break;
            }
            Device device = match.get().device();
            Optional<Claim> claim = claims.win(match.get().job().id(), device.id(), SELF, now);
            if (claim.isPresent()) {
                free.remove(device);
                DeviceWorker worker = workers.get(device.id());
                if (worker != null) {
                    worker.assign(claim.get());
                }
                won++;
            } else if (!lost.add(match.get().job().id())) {
                free.remove(device);
            }
        }
        return won;
    }

    private record Match(WaitingJob job, Device device) {}

    private List<Device> freeDevices() {
        return store.devices().all().stream().filter(this::isFree).toList();
    }

    private boolean isFree(Device device) {
        DeviceWorker worker = workers.get(device.id());
        return worker != null && device.isReady() && worker.isFree();
    }

    private Optional<Match> nextMatch(List<Device> free, Set<JobId> lost, Instant now) {
        List<Lane> lanes = store.queue().lanes().stream()
                .filter(lane -> free.stream().anyMatch(device -> serves(device, lane)))
                .toList();
        if (lanes.isEmpty()) {
            return Optional.empty();
        }
        Map<UserId, Share> shares = store.queue().shares();
        return store.queue().heads(lanes).stream()
                .filter(job -> !lost.contains(job.id()))
                .map(job -> new Candidate(
                        job,
                        shares.getOrDefault(job.owner(), Share.fresh(job.owner()))
                                .virtualTime()))
                .min(policy.order(now))
                .flatMap(first -> free.stream()
                        .filter(device -> serves(device, first.job().lane()))
                        .findFirst()
                        .map(device -> new Match(first.job(), device)));
    }

    private static boolean serves(Device device, Lane lane) {
        return device.capabilities().satisfies(lane.requirements());
    }
}
