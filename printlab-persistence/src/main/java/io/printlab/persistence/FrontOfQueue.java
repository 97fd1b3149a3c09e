package io.printlab.persistence;

import io.printlab.account.UserId;
import io.printlab.queue.Candidate;
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
    private static final int FEW_LANES = 8;
    private static final int MOST_EACH = 100;
    private static final int FIRST_WALK = 48;
    private static final int WIDER = 6;
    private static final int FARTHER = 3;

    private final FrontMapper front;
    private final String[] lanes;
    private final boolean lock;

    /** So many of an owner's first jobs are looked at before each lane is; with few lanes, these are found sooner one by one. */
    private final int depth;

    FrontOfQueue(FrontMapper front, Collection<Lane> lanes, boolean lock) {
        this.front = front;
        this.lanes = lanes.stream().map(Lane::signature).distinct().toArray(String[]::new);
        this.lock = lock;
        this.depth = this.lanes.length <= FEW_LANES ? 0 : DEPTH;
    }

    /**
     * Larger and larger windows until one is enough, or nothing more waits.
     *
     * @param owners of whom jobs are wanted
     */
    CandidateWindow read(int owners, int jobsEach, Predicate<CandidateWindow> enough) {
        int walk = FIRST_WALK + owners;
        int picks = owners + 1;
        int each = jobsEach;
        boolean looked = false;
        while (true) {
            List<CandidateRow> rows = front.byShare(lanes, new FrontMapper.Walk(walk, depth, picks, each), lock);
            CandidateWindow window = window(rows, walk, picks, each);
            if (enough.test(window) || isAll(window)) {
                return window;
            }
            boolean toTheEnd = rows.get(0).walked() < walk;
            if (toTheEnd && rows.get(0).picked() < picks && each == MOST_EACH) {
                // The rest of these owners is given up: what fits nobody must not block the others.
                CandidateWindow last = new CandidateWindow(window.jobs(), window.shares(), Set.of(), window.horizon());
                return enough.test(last) ? last : window;
            }
            if (!looked && rows.get(0).heads() < FIRST_WALK / 2) {
                CandidateWindow few = byLane(jobsEach);
                if (enough.test(few) || isAll(few)) {
                    return few;
                }
            }
            looked = true;
            // More owners are held only if those who are first were not wanted: the others are for other claimers.
            boolean refused = toTheEnd || saysWhoIsFirst(window);
            picks = refused ? picks * WIDER : picks;
            each = refused ? Math.min(MOST_EACH, each * WIDER) : each;
            walk = toTheEnd ? walk : walk * FARTHER;
        }
    }

    /** Whether a window is wide enough to say who is first. */
    static boolean saysWhoIsFirst(CandidateWindow window) {
        return window.jobs().stream()
                .anyMatch(job -> new Candidate(
                                        job,
                                        window.shares()
                                                .getOrDefault(job.owner(), Share.fresh(job.owner()))
                                                .virtualTime())
                                .figure()
                        < window.horizon());
    }

    private static boolean isAll(CandidateWindow window) {
        return window.horizon() == Double.POSITIVE_INFINITY && window.cut().isEmpty();
    }

    private CandidateWindow window(List<CandidateRow> rows, int walk, int picks, int jobsEach) {
        Map<UserId, List<WaitingJob>> own = own(rows);
        Set<UserId> cut = new HashSet<>();
        for (CandidateRow row : rows) {
            if (row.isJob() && (own(own, row).size() >= jobsEach || row.waits() > depth)) {
                cut.add(row.job().owner());
            }
        }
        CandidateRow any = rows.get(0);
        double horizon = any.walked() < walk || any.bound() == null ? Double.POSITIVE_INFINITY : any.bound();
        if (any.picked() == picks) {
            double last = rows.stream()
                    .mapToDouble(row ->
                            row.share().virtualTime() + own(own, row).get(0).rank())
                    .max()
                    .orElse(horizon);
            horizon = Math.min(horizon, last);
        }
        return window(rows, own, cut, horizon);
    }

    private static List<WaitingJob> own(Map<UserId, List<WaitingJob>> own, CandidateRow row) {
        return own.getOrDefault(row.job().owner(), List.of());
    }

    private CandidateWindow byLane(int jobsEach) {
        List<CandidateRow> rows = front.byLane(lanes, FEW + 1, jobsEach, lock);
        boolean all = rows.isEmpty() || rows.get(0).walked() <= FEW;
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
        rows.stream()
                .filter(CandidateRow::isJob)
                .forEach(row -> shares.put(row.job().owner(), row.share()));
        return new CandidateWindow(own.values().stream().flatMap(List::stream).toList(), shares, cut, horizon);
    }
}
