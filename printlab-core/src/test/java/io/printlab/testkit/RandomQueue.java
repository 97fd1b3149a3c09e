package io.printlab.testkit;

import io.printlab.account.UserId;
import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.dispatch.Matching;
import io.printlab.job.Claim;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.JobQuery;
import io.printlab.job.JobState;
import io.printlab.job.Tier;
import io.printlab.queue.FairSharePolicy;
import io.printlab.queue.QueueOrder;
import io.printlab.queue.QueuePolicy;
import io.printlab.queue.WaitingJob;
import io.printlab.store.LabStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random jobs of random users in a store, and devices that claim them. Costs are quarters of hours, so sums are exact. */
final class RandomQueue {
    private static final List<String> MATERIALS = List.of("PLA", "PETG");
    private static final List<Tier> TIERS =
            List.of(Tier.NORMAL, Tier.NORMAL, Tier.NORMAL, Tier.HIGH, Tier.LOW, Tier.AT_RISK);
    private static final QueuePolicy BY_SHARE = new FairSharePolicy();

    private final SampleLab lab;
    private final LabStore store;
    private final SettableClock clock;
    private final List<Device> devices = new ArrayList<>();

    private RandomQueue(SampleLab lab, LabStore store, SettableClock clock) {
        this.lab = lab;
        this.store = store;
        this.clock = clock;
    }

    /** Fills the empty queue; the users keep the shares that earlier claims left them. */
    static RandomQueue fill(SampleLab lab, LabStore store, SettableClock clock, int mostUsers, Random random) {
        RandomQueue queue = new RandomQueue(lab, store, clock);
        String run = Long.toHexString(random.nextLong()) + "-";
        List<UserId> users = new ArrayList<>();
        int size = mostUsers - random.nextInt(9);
        for (int i = 0; i < size; i++) {
            users.add(lab.user(run + i));
        }
        int jobs = mostUsers + random.nextInt(60);
        for (int i = 0; i < jobs; i++) {
            clock.advance(Duration.ofSeconds(random.nextInt(3)));
            Tier tier = TIERS.get(random.nextInt(TIERS.size()));
            double cost = (1 + random.nextInt(12)) / 4.0;
            lab.queued(
                    users.get(random.nextInt(random.nextInt(size) + 1)),
                    MATERIALS.get(random.nextInt(MATERIALS.size())),
                    lab.place(tier, cost, random.nextInt(3) == 0 ? clock.instant() : null));
        }
        store.queue().promoteDue(clock.instant(), BY_SHARE.ranking());
        for (int i = 0; i < jobs; i++) {
            queue.devices.add(lab.readyDevice("d" + run + i));
        }
        return queue;
    }

    List<WaitingJob> order() {
        return QueueOrder.of(store.queue().waiting(10_000), store.queue().shares(), BY_SHARE, clock.instant());
    }

    /** Claims every job, several devices at a time, from windows of random size; returns the jobs in the order of the claims. */
    List<JobId> claimAll(Random random) {
        List<JobId> claimed = new ArrayList<>();
        List<Device> free = new ArrayList<>(devices);
        while (!free.isEmpty()) {
            List<Device> served = List.copyOf(free.subList(0, Math.min(1 + random.nextInt(16), free.size())));
            List<Claim> won = lab.claims()
                    .win(
                            terms -> store.queue()
                                    .claimFront(
                                            store.queue().lanes(),
                                            served.size(),
                                            random.nextBoolean(),
                                            terms,
                                            window -> Matching.of(
                                                    window, served, job -> true, BY_SHARE.order(clock.instant()))),
                            SampleLab.STAFF,
                            clock.instant());
            if (won.isEmpty()) {
                throw new IllegalStateException("nobody else claims, but nothing was won");
            }
            won.forEach(claim -> claimed.add(claim.job().id()));
            List<DeviceId> taken =
                    won.stream().map(claim -> claim.lease().device()).toList();
            free.removeIf(device -> taken.contains(device.id()));
        }
        return claimed;
    }

    void empty() {
        for (Job job : store.jobs().list(JobQuery.newest(500).in(JobState.QUEUED))) {
            store.jobs().store(job.withdraw(null, SampleLab.STAFF, clock.instant()));
        }
    }
}
