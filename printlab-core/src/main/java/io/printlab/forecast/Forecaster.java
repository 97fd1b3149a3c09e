package io.printlab.forecast;

import io.printlab.device.DeviceId;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.queue.DispatchConstraint;
import io.printlab.queue.Expectation;
import io.printlab.queue.QueuePolicy;
import io.printlab.queue.QueueSnapshot;
import io.printlab.queue.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says when waiting jobs will start and end, by playing the dispatch ahead a few dozen times with other draws of what history has
 * seen. The draws hang on the job and the number of the play alone, so the same lab gives the same forecast. Thread-safe and pure.
 */
public final class Forecaster {
    /** Jobs behind these have no forecast. */
    public static final int MOST_JOBS = 1000;

    /** Nothing is foretold beyond. */
    public static final Duration HORIZON = Duration.ofDays(14);

    private static final int MOST_PLAYS = 25;
    private static final int LEAST_PLAYS = 9;
    private static final int WORK = 5_000;
    private static final double EARLY = 0.1;
    private static final double LATE = 0.9;

    private final QueuePolicy policy;
    private final List<DispatchConstraint> constraints;

    public Forecaster(QueuePolicy policy, List<DispatchConstraint> constraints) {
        this.policy = policy;
        this.constraints = List.copyOf(constraints);
    }

    /**
     * @param queue its {@code freeAt} is not read: the forecast finds it
     * @param jobs the waiting jobs; those of the order that are missing are left out
     * @param told how long the print of a device still takes, as the device itself says
     */
    public Outlook forecast(
            QueueSnapshot queue, Map<JobId, Job> jobs, Map<DeviceId, Duration> told, Experience experience) {
        Board board = new Board(queue, jobs, told, policy, constraints, experience, MOST_JOBS);
        List<Play> plays = new ArrayList<>();
        int count = Math.max(LEAST_PLAYS, Math.min(MOST_PLAYS, WORK / Math.max(1, board.waiting.size())));
        for (int number = 0; number < count; number++) {
            Play play = new Play(board, number, HORIZON.toHours());
            play.run();
            plays.add(play);
        }
        Map<JobId, Expectation> played = new HashMap<>();
        Map<JobId, Expectation> expected = new HashMap<>();
        for (int job = 0; job < board.waiting.size(); job++) {
            Expectation one = expectation(board, plays, job);
            if (one != null) {
                played.put(board.waiting.get(job).id(), one);
                expected.put(board.waiting.get(job).id(), experience.trust().widened(one, queue.now()));
            }
        }
        return new Outlook(queue.now(), expected, played, freeAt(board, plays));
    }

    /** When the print of a job that a device got at this time will be done, if it is not broken off. */
    public static TimeRange finish(Job claimed, Experience experience, Instant at) {
        Duration estimate = Board.estimate(claimed);
        return new TimeRange(
                after(at, experience.prints().completedHours(estimate, EARLY)),
                after(at, experience.prints().completedHours(estimate, 0.5)),
                after(at, experience.prints().completedHours(estimate, LATE)));
    }

    private static Instant after(Instant at, double hours) {
        return at.plusMillis(Math.round(hours * Duration.ofHours(1).toMillis()));
    }

    private static @Nullable Expectation expectation(Board board, List<Play> plays, int job) {
        double[] starts =
                plays.stream().mapToDouble(play -> play.start[job]).sorted().toArray();
        if (Double.isInfinite(starts[starts.length / 2])) {
            return null;
        }
        double[] ends =
                plays.stream().mapToDouble(play -> play.finish[job]).sorted().toArray();
        return new Expectation(range(board, starts), range(board, ends), device(board, plays, job));
    }

    private static TimeRange range(Board board, double[] hours) {
        double most = HORIZON.toHours();
        double[] bounded =
                Arrays.stream(hours).map(hour -> Math.min(hour, most)).toArray();
        return new TimeRange(
                board.instant(Quantiles.of(bounded, EARLY)),
                board.instant(Quantiles.of(bounded, 0.5)),
                board.instant(Quantiles.of(bounded, LATE)));
    }

    /** The device of more than half the plays. */
    private static @Nullable DeviceId device(Board board, List<Play> plays, int job) {
        int[] times = new int[board.seats.size()];
        for (Play play : plays) {
            if (Double.isFinite(play.start[job]) && ++times[play.seatOf[job]] * 2 > plays.size()) {
                return board.seats.get(play.seatOf[job]).device().id();
            }
        }
        return null;
    }

    private static Map<DeviceId, Instant> freeAt(Board board, List<Play> plays) {
        Map<DeviceId, Instant> free = new HashMap<>();
        for (int seat = 0; seat < board.seats.size(); seat++) {
            int at = seat;
            double[] hours = plays.stream()
                    .mapToDouble(play -> play.firstFree[at])
                    .sorted()
                    .toArray();
            double likely = Quantiles.of(hours, 0.5);
            if (likely > 0) {
                free.put(board.seats.get(seat).device().id(), board.instant(likely));
            }
        }
        return free;
    }
}
