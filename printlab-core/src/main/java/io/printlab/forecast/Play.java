package io.printlab.forecast;

import io.printlab.device.Device;
import io.printlab.device.DeviceState;
import io.printlab.job.Job;
import io.printlab.queue.Candidate;
import io.printlab.queue.LabMoment;
import io.printlab.queue.Obstacle;
import io.printlab.queue.Share;
import io.printlab.queue.WaitingJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The dispatch played ahead once, with one draw of how long each print takes and when each bed is cleared: each free device
 * takes the next job of the policy's order that fits it and that no constraint keeps from it; claims charge the shares, ends settle
 * them, promotions come when they are due. Times are hours from now. Nobody hands in anything meanwhile.
 */
final class Play {
    /** How many jobs of one owner and lane are looked at where constraints keep the first ones back. */
    private static final int LOOKS = 8;

    private static final int SCANS = 3;

    private static final double MILLIS = Duration.ofHours(1).toMillis();
    private static final int PRINT = 0;
    private static final int BED = 1;
    private static final int PAUSE = 2;

    private final Board board;
    private final int number;
    private final double horizon;
    final double[] start;
    final double[] finish;
    final int[] seatOf;
    final double[] firstFree;
    private final WaitingJob[] waiting;
    private final Share[] shares;
    private final List<List<Integer>> flows = new ArrayList<>();
    private final int[] cursor;
    private final @Nullable Candidate[] heads;
    private final double[] free;
    private final double[] ends;
    private final @Nullable Job[] onSeat;
    private final int[] settling;
    private final double[] settlement;
    private final double[][] closedUntil;
    private @Nullable LabMoment momentNow;
    private int promoted;
    private double retry;

    private record Turn(Candidate head, int flow) {}

    Play(Board board, int number, double horizon) {
        this.board = board;
        this.number = number;
        this.horizon = horizon;
        int jobs = board.waiting.size();
        int seats = board.seats.size();
        start = new double[jobs];
        finish = new double[jobs];
        seatOf = new int[jobs];
        Arrays.fill(start, Double.POSITIVE_INFINITY);
        Arrays.fill(finish, Double.POSITIVE_INFINITY);
        waiting = board.waiting.toArray(new WaitingJob[0]);
        shares = board.shares.toArray(new Share[0]);
        for (Board.Flow flow : board.flows) {
            List<Integer> line = new ArrayList<>(flow.jobs().length);
            for (int job : flow.jobs()) {
                line.add(job);
            }
            flows.add(line);
        }
        cursor = new int[flows.size()];
        heads = new Candidate[flows.size()];
        free = new double[seats];
        ends = new double[seats];
        firstFree = new double[seats];
        onSeat = new Job[seats];
        settling = new int[seats];
        settlement = new double[seats];
        closedUntil = new double[flows.size()][seats];
        Arrays.fill(settling, -1);
        seatDevices();
    }

    private void seatDevices() {
        for (int seat = 0; seat < free.length; seat++) {
            Board.Seat one = board.seats.get(seat);
            long subject = one.device().id().hashCode();
            onSeat[seat] = one.job();
            ends[seat] = board.endOf(one, Draws.of(subject, number, PRINT));
            if (ends[seat] >= 0 && one.device().status().state() == DeviceState.PAUSED) {
                ends[seat] += board.beds.clearedAt(0, Draws.of(subject, number, PAUSE));
            }
            boolean lies = ends[seat] >= 0 || !Board.hasClearBed(one);
            free[seat] = lies ? board.beds.clearedAt(Math.max(0, ends[seat]), Draws.of(subject, number, BED)) : 0;
            firstFree[seat] = free[seat];
        }
    }

    void run() {
        double at = 0;
        while (at <= horizon) {
            retry = Double.POSITIVE_INFINITY;
            endPrints(at);
            promote(at);
            dispatch(at);
            double next = retry;
            for (double one : free) {
                next = one > at && one < next ? one : next;
            }
            at = next;
        }
    }

    private void endPrints(double at) {
        for (int seat = 0; seat < ends.length; seat++) {
            if (onSeat[seat] != null && ends[seat] <= at) {
                onSeat[seat] = null;
            }
            int owner = settling[seat];
            if (owner >= 0 && ends[seat] <= at) {
                settling[seat] = -1;
                charge(owner, settlement[seat]);
            }
        }
    }

    private void promote(double at) {
        Instant now = board.instant(at);
        while (promoted < board.promotions.size()) {
            Board.Promotion due = board.promotions.get(promoted);
            if (due.at().isAfter(now)) {
                return;
            }
            promoted++;
            int job = due.job();
            if (start[job] == Double.POSITIVE_INFINITY) {
                waiting[job] = waiting[job].promoted(now, board.policy.ranking());
                moveUp(job);
            }
        }
    }

    private void moveUp(int job) {
        for (int flow = 0; flow < flows.size(); flow++) {
            List<Integer> line = flows.get(flow);
            int place = line.indexOf(job);
            if (place >= 0) {
                line.remove(place);
                while (place > 0 && WaitingJob.OWN_ORDER.compare(waiting[job], waiting[line.get(place - 1)]) < 0) {
                    place--;
                }
                line.add(place, job);
                Arrays.fill(closedUntil[flow], 0);
                heads[flow] = null;
                return;
            }
        }
    }

    private void dispatch(double at) {
        Arrays.fill(cursor, 0);
        Instant now = board.instant(at);
        Comparator<Candidate> order = board.policy.order(now);
        int picks = 0;
        for (int flow = best(order, at); flow >= 0 && picks < SCANS; flow = best(order, at)) {
            offer(flow, at, now);
            picks++;
        }
        if (picks == SCANS) {
            dispatchRest(order, at, now);
        }
        momentNow = null;
        for (int flow = 0; flow < cursor.length; flow++) {
            if (cursor[flow] != 0) {
                heads[flow] = null;
            }
        }
    }

    /** As the first picks, where many are kept back: what was found to come later is not compared again. */
    private void dispatchRest(Comparator<Candidate> order, double at, Instant now) {
        PriorityQueue<Turn> turns = new PriorityQueue<>(Comparator.comparing(Turn::head, order));
        for (int flow = 0; flow < heads.length; flow++) {
            if (isOpen(flow, at)) {
                turns.add(new Turn(head(flow), flow));
            }
        }
        while (!turns.isEmpty()) {
            Turn turn = turns.remove();
            if (isOpen(turn.flow(), at)) {
                Candidate head = head(turn.flow());
                if (head == turn.head()) {
                    offer(turn.flow(), at, now);
                }
                if (isOpen(turn.flow(), at)) {
                    turns.add(new Turn(head(turn.flow()), turn.flow()));
                }
            }
        }
    }

    /** The flow's next job gets a device, or the flow goes on, or it is closed for now. */
    private void offer(int flow, double at, Instant now) {
        int job = flows.get(flow).get(cursor[flow]);
        int seat = seatFor(flow, job, at, now);
        if (seat < 0) {
            passOver(flow, at, now);
        } else if (isWatched(job, seat, now)) {
            close(flow);
        } else {
            begin(flow, job, seat, at, now);
            momentNow = null;
        }
    }

    /** The flow whose next job comes first among those that a free device may take, or -1. */
    private int best(Comparator<Candidate> order, double at) {
        int best = -1;
        @Nullable Candidate first = null;
        for (int flow = 0; flow < heads.length; flow++) {
            if (!isOpen(flow, at)) {
                continue;
            }
            Candidate head = head(flow);
            if (first == null || order.compare(head, first) < 0) {
                first = head;
                best = flow;
            }
        }
        return best;
    }

    private boolean isOpen(int flow, double at) {
        return cursor[flow] < flows.get(flow).size() && isServed(flow, at);
    }

    private Candidate head(int flow) {
        Candidate head = heads[flow];
        if (head == null) {
            head = new Candidate(
                    waiting[flows.get(flow).get(cursor[flow])],
                    shares[board.flows.get(flow).owner()].virtualTime());
            heads[flow] = head;
        }
        return head;
    }

    private boolean isServed(int flow, double at) {
        boolean[] serves = board.serves[board.flows.get(flow).lane()];
        double[] closed = closedUntil[flow];
        for (int seat = 0; seat < free.length; seat++) {
            if (free[seat] <= at && serves[seat]) {
                if (closed[seat] <= at) {
                    return true;
                }
                retry = Math.min(retry, closed[seat]);
            }
        }
        return false;
    }

    private int seatFor(int flow, int job, double at, Instant now) {
        boolean[] serves = board.serves[board.flows.get(flow).lane()];
        for (int seat : board.preferred.get(job)) {
            if (free[seat] <= at && serves[seat] && closedUntil[flow][seat] <= at && until(job, seat, at, now) == 0) {
                return seat;
            }
        }
        return -1;
    }

    private double until(int job, int seat, double at, Instant now) {
        return board.kept.isEmpty() ? 0 : board.kept.until(job, seat, at, now);
    }

    /** Goes on to the owner's next job of the lane; after some, the devices are closed to the flow until one of these may start. */
    private void passOver(int flow, double at, Instant now) {
        cursor[flow]++;
        heads[flow] = null;
        List<Integer> line = flows.get(flow);
        if (cursor[flow] < Math.min(LOOKS, line.size())) {
            return;
        }
        for (int seat = 0; seat < free.length; seat++) {
            if (free[seat] <= at && closedUntil[flow][seat] <= at) {
                double until = Double.POSITIVE_INFINITY;
                for (int place = 0; place < cursor[flow]; place++) {
                    until = Math.min(until, until(line.get(place), seat, at, now));
                }
                closedUntil[flow][seat] = until;
                retry = Math.min(retry, until);
            }
        }
        close(flow);
    }

    /** Until something happens. What runs keeps all jobs of a flow from all devices alike: to look further costs more than it tells. */
    private void close(int flow) {
        cursor[flow] = Integer.MAX_VALUE;
        heads[flow] = null;
    }

    private boolean isWatched(int job, int seat, Instant now) {
        if (board.kept.isEmpty()) {
            return false;
        }
        LabMoment moment = momentNow;
        if (moment == null) {
            moment = moment(now);
            momentNow = moment;
        }
        Obstacle obstacle = board.kept.watched(job, seat, moment);
        if (obstacle == null) {
            return false;
        }
        Instant until = obstacle.until();
        if (until != null && until.isAfter(moment.now())) {
            retry = Math.min(retry, board.hours(until));
        }
        return true;
    }

    private LabMoment moment(Instant now) {
        List<Job> on = new ArrayList<>();
        for (Job job : onSeat) {
            if (job != null) {
                on.add(job);
            }
        }
        return board.queue.moment().at(now, on);
    }

    private void begin(int flow, int job, int seat, double at, Instant now) {
        Job whole = board.jobs.get(job);
        Device device = board.seats.get(seat).device();
        Duration estimate = Board.estimate(whole);
        long subject = waiting[job].id().value();
        double draw = Draws.of(subject, number, PRINT);
        double used = board.prints.occupiedHours(estimate, 0, draw);
        start[job] = at;
        finish[job] = at + board.prints.completedHours(estimate, draw);
        seatOf[job] = seat;
        ends[seat] = at + used;
        free[seat] = board.beds.clearedAt(ends[seat], Draws.of(subject, number, BED));
        onSeat[seat] = board.kept.isEmpty() ? null : whole.asClaimedBy(device.id(), device.node(), now);
        int owner = board.flows.get(flow).owner();
        double cost = waiting[job].cost();
        settling[seat] = estimate == null ? -1 : owner;
        settlement[seat] = estimate == null ? 0 : cost * (used / Math.max(1 / 60.0, estimate.toMillis() / MILLIS) - 1);
        flows.get(flow).remove(cursor[flow]);
        Arrays.fill(closedUntil[flow], 0);
        charge(owner, cost);
    }

    private void charge(int owner, double cost) {
        shares[owner] = shares[owner].charged(cost);
        for (int flow = 0; flow < heads.length; flow++) {
            if (board.flows.get(flow).owner() == owner) {
                heads[flow] = null;
            }
        }
    }
}
