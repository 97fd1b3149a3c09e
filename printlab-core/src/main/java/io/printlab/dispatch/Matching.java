package io.printlab.dispatch;

import io.printlab.account.UserId;
import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.device.Requirements;
import io.printlab.job.JobId;
import io.printlab.queue.Candidate;
import io.printlab.queue.CandidateWindow;
import io.printlab.queue.DeviceChoice;
import io.printlab.queue.Lane;
import io.printlab.queue.Share;
import io.printlab.queue.WaitingJob;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which waiting jobs go to which free devices, from one look at the front of the queue. Each match charges its owner before the
 * next is chosen, and choosing stops where something that was not read might come first. Pure, apart from its own progress.
 */
public final class Matching {
    /** Which of the free devices a job gets; none if it may start on none of them. */
    interface Choice {
        Optional<Device> device(WaitingJob job, Collection<Device> free);
    }

    private final Choice choice;
    private final CandidateWindow window;
    private final List<Device> free;
    private final Map<UserId, Share> shares;
    private final Map<UserId, Deque<WaitingJob>> own = new HashMap<>();
    private final PriorityQueue<Candidate> heads;

    private Matching(
            CandidateWindow window,
            Collection<Device> free,
            Predicate<WaitingJob> wanted,
            Comparator<Candidate> order,
            Choice choice) {
        this.choice = choice;
        this.window = window;
        this.free = new ArrayList<>(free);
        this.shares = new HashMap<>(window.shares());
        this.heads = new PriorityQueue<>(order);
        window.jobs().stream()
                .filter(wanted)
                .forEach(job -> own.computeIfAbsent(job.owner(), owner -> new ArrayDeque<>())
                        .add(job));
        own.keySet().forEach(this::offerNext);
    }

    /**
     * @param wanted jobs that are not, are passed over
     * @return the device of each job, in the order in which they are to be claimed
     */
    public static Map<JobId, DeviceId> of(
            CandidateWindow window,
            Collection<Device> free,
            Predicate<WaitingJob> wanted,
            Comparator<Candidate> order) {
        DeviceChoice among = new DeviceChoice(free);
        return of(
                window,
                free,
                wanted,
                order,
                (job, left) -> fitting(job.lane(), left).min(among.order(null)));
    }

    static Map<JobId, DeviceId> of(
            CandidateWindow window,
            Collection<Device> free,
            Predicate<WaitingJob> wanted,
            Comparator<Candidate> order,
            Choice choice) {
        return new Matching(window, free, wanted, order, choice).matches();
    }

    /** The devices that serve the lane as they are now. */
    static Stream<Device> fitting(Lane lane, Collection<Device> devices) {
        Requirements requirements = lane.requirements();
        return devices.stream().filter(device -> DeviceChoice.fits(device, requirements));
    }

    private Map<JobId, DeviceId> matches() {
        Map<JobId, DeviceId> matches = new LinkedHashMap<>();
        while (!free.isEmpty() && !heads.isEmpty()) {
            Candidate next = heads.remove();
            if (next.figure() >= window.horizon()) {
                break;
            }
            WaitingJob job = next.job();
            Optional<Device> device = choice.device(job, free);
            device.ifPresent(found -> {
                matches.put(job.id(), found.id());
                free.remove(found);
                shares.compute(
                        job.owner(), (owner, share) -> share(owner, share).charged(job.cost()));
            });
            if (!offerNext(job.owner()) && window.cut().contains(job.owner())) {
                break;
            }
        }
        return matches;
    }

    private boolean offerNext(UserId owner) {
        WaitingJob next = own.getOrDefault(owner, new ArrayDeque<>()).poll();
        return next != null
                && heads.add(new Candidate(next, share(owner, shares.get(owner)).virtualTime()));
    }

    private static Share share(UserId owner, @Nullable Share known) {
        return known == null ? Share.fresh(owner) : known;
    }
}
