package io.printlab.persistence;

import io.printlab.account.UserId;
import io.printlab.queue.CandidateWindow;
import io.printlab.queue.Lane;
import io.printlab.queue.Share;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads candidates at a cost that does not grow with the queue. Tier by tier: where few owners wait in the lanes, they are read from
 * lane to lane; where many do, walking the owners by their virtual time soon meets enough of them. If it does not, all are read.
 */
final class FrontOfQueue {
    private static final int FEW_OWNERS = 64;
    private static final int MOST_WALKED = 2048;
    private static final int DEPTH = 256;
    private static final Comparator<CandidateRow> IN_TIER = Comparator.comparingDouble(CandidateRow::virtualTime)
            .thenComparing(CandidateRow::queuedAt)
            .thenComparing(CandidateRow::id);

    private final QueueMapper queue;
    private final String[] lanes;
    private final int owners;
    private final Map<UserId, CandidateRow> heads = new LinkedHashMap<>();
    private boolean ownersCut;

    FrontOfQueue(QueueMapper queue, Collection<Lane> lanes, int owners) {
        this.queue = queue;
        this.lanes = lanes.stream().map(Lane::signature).distinct().toArray(String[]::new);
        this.owners = owners;
    }

    CandidateWindow read(int jobsEach) {
        for (int tier : queue.tiers(lanes)) {
            if (heads.size() >= owners) {
                ownersCut = true;
                break;
            }
            ownersOf(tier).stream().sorted(IN_TIER).forEach(row -> heads.putIfAbsent(row.owner(), row));
        }
        List<CandidateRow> found = heads.values().stream().limit(owners).toList();
        ownersCut |= heads.size() > owners;
        Map<UserId, Share> shares = found.stream().collect(Collectors.toMap(CandidateRow::owner, CandidateRow::share));
        return jobsEach == 1 ? window(found, Map.of(), 1, shares) : withOwnJobs(found, jobsEach, shares);
    }

    private List<CandidateRow> ownersOf(int tier) {
        List<CandidateRow> few = queue.ownersOfLanes(lanes, tier, FEW_OWNERS + 1);
        if (few.size() <= FEW_OWNERS) {
            return few;
        }
        int wanted = heads.size() + owners;
        List<CandidateRow> first = queue.ownersByTime(lanes, tier, wanted, MOST_WALKED);
        if (first.size() >= wanted) {
            ownersCut = true;
            return first;
        }
        boolean all = queue.waitingOwners(MOST_WALKED + 1) <= MOST_WALKED;
        return all ? first : queue.ownersOfLanes(lanes, tier, Integer.MAX_VALUE);
    }

    private CandidateWindow withOwnJobs(List<CandidateRow> found, int jobsEach, Map<UserId, Share> shares) {
        int each = Math.min(jobsEach, Math.max(2, 4 * jobsEach / Math.max(1, found.size())));
        Long[] ids = found.stream().map(row -> row.owner().value()).toArray(Long[]::new);
        Map<UserId, List<WaitingRow>> own = new HashMap<>();
        for (WaitingRow row : queue.ownJobs(ids, lanes, DEPTH, each)) {
            own.computeIfAbsent(row.owner(), owner -> new ArrayList<>()).add(row);
        }
        return window(found, own, each, shares);
    }

    private CandidateWindow window(
            List<CandidateRow> found, Map<UserId, List<WaitingRow>> own, int each, Map<UserId, Share> shares) {
        List<WaitingRow> jobs = new ArrayList<>();
        Set<UserId> cut = new HashSet<>();
        for (CandidateRow head : found) {
            List<WaitingRow> mine = own.getOrDefault(head.owner(), List.of(head.job()));
            jobs.addAll(mine);
            boolean readToTheEnd = own.containsKey(head.owner()) && mine.size() < each && head.waiting() <= DEPTH;
            if (!readToTheEnd) {
                cut.add(head.owner());
            }
        }
        return new CandidateWindow(jobs.stream().map(WaitingRow::toWaitingJob).toList(), shares, cut, ownersCut);
    }
}
