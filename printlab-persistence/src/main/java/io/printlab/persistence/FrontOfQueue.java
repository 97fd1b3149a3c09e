package io.printlab.persistence;

import io.printlab.account.UserId;
import io.printlab.queue.CandidateWindow;
import io.printlab.queue.Lane;
import io.printlab.queue.Share;
import io.printlab.queue.WaitingJob;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads windows of the front at a cost that does not grow with the queue. Where many owners wait in the lanes, walking the owners by
 * their bounds soon meets enough of them; where few do, they are read from lane to lane. If neither finds what is wanted, the
 * walk goes on, at last to its end.
 */
final class FrontOfQueue {
    private static final int FEW = 64;
    private static final int DEPTH = 64;
    private static final int MOST_EACH = 100;
    private static final int WIDER = 8;

    private final FrontMapper front;
    private final String[] lanes;
    private final boolean lock;

    FrontOfQueue(FrontMapper front, Collection<Lane> lanes, boolean lock) {
        this.front = front;
        this.lanes = lanes.stream().map(Lane::signature).distinct().toArray(String[]::new);
        this.lock = lock;
    }

    /** Larger and larger windows until one is enough, or nothing more waits. */
    CandidateWindow read(int owners, int jobsEach, Predicate<CandidateWindow> enough) {
        CandidateWindow window = byShare(owners, jobsEach);
        if (enough.test(window) || isAll(window)) {
            return window;
        }
        CandidateWindow few = byLane(jobsEach);
        if (enough.test(few) || isAll(few)) {
            return few;
        }
        for (int more = owners * WIDER; ; more *= WIDER) {
            window = byShare(more, Math.min(MOST_EACH, jobsEach * WIDER));
            if (enough.test(window) || isAll(window)) {
                return window;
            }
            if (window.horizon() == Double.POSITIVE_INFINITY) {
                // The rest of these owners is given up: what fits nobody must not block the others.
                CandidateWindow last = new CandidateWindow(window.jobs(), window.shares(), Set.of(), window.horizon());
                return enough.test(last) ? last : window;
            }
        }
    }

    private static boolean isAll(CandidateWindow window) {
        return window.horizon() == Double.POSITIVE_INFINITY && window.cut().isEmpty();
    }

    private CandidateWindow byShare(int owners, int jobsEach) {
        List<CandidateRow> rows = front.byShare(lanes, owners, jobsEach, DEPTH, lock);
        boolean all = rows.isEmpty() || rows.get(0).found() < owners;
        double horizon = all
                ? Double.POSITIVE_INFINITY
                : rows.stream().mapToDouble(CandidateRow::bound).max().orElse(Double.POSITIVE_INFINITY);
        Set<UserId> cut = new HashSet<>();
        Map<UserId, List<WaitingJob>> own = own(rows);
        for (CandidateRow row : rows) {
            List<WaitingJob> mine = own.getOrDefault(row.owner(), List.of());
            if (!mine.isEmpty() && (mine.size() >= jobsEach || row.waiting() > DEPTH)) {
                cut.add(row.owner());
            }
        }
        return window(rows, own, cut, horizon);
    }

    private CandidateWindow byLane(int jobsEach) {
        List<CandidateRow> rows = front.byLane(lanes, FEW + 1, jobsEach, lock);
        boolean all = rows.isEmpty() || rows.get(0).found() <= FEW;
        Map<UserId, List<WaitingJob>> own = own(rows);
        Set<UserId> cut = new HashSet<>();
        own.forEach((owner, mine) -> {
            if (mine.size() >= jobsEach) {
                cut.add(owner);
            }
        });
        own.replaceAll((owner, mine) -> mine.subList(0, Math.min(jobsEach, mine.size())));
        return window(rows, own, cut, all ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY);
    }

    private static Map<UserId, List<WaitingJob>> own(List<CandidateRow> rows) {
        Map<UserId, List<WaitingJob>> own = new LinkedHashMap<>();
        rows.stream()
                .filter(CandidateRow::isJob)
                .map(CandidateRow::job)
                .forEach(job -> own.computeIfAbsent(job.owner(), owner -> new ArrayList<>())
                        .add(job));
        own.values().forEach(mine -> mine.sort(WaitingJob.OWN_ORDER));
        return own;
    }

    private static CandidateWindow window(
            List<CandidateRow> rows, Map<UserId, List<WaitingJob>> own, Set<UserId> cut, double horizon) {
        Map<UserId, Share> shares = new HashMap<>();
        rows.forEach(row -> shares.put(row.owner(), row.share()));
        return new CandidateWindow(own.values().stream().flatMap(List::stream).toList(), shares, cut, horizon);
    }
}
