package io.printlab.queue.semester;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.account.UserId;
import io.printlab.job.WorkClass;
import io.printlab.queue.FairSharePolicy;
import io.printlab.queue.semester.Print.Attempt;
import io.printlab.queue.semester.Print.Outcome;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Six users who always have prints waiting share four printers for a long time: what each gets by which behaviour. */
class FairnessPropertyTest {
    private static final int USERS = 6;
    private static final int PRINTERS = 4;
    private static final double EQUAL = 1.0 / USERS;

    /**
     * @param hours of one print
     * @param told what the owner says of its length, as a factor
     * @param cancels part of the prints that are given up while they wait
     * @param hurry whether every print comes with a deadline that is not true
     */
    private record Habit(double hours, double told, double cancels, boolean hurry) {
        static final Habit HONEST = new Habit(4, 1, 0, false);
    }

    private record Running(Instant end, Print print) {}

    @Test
    void equalHabitsGiveEqualShares() {
        for (long seed = 1; seed <= 5; seed++) {
            for (double share : shares(Habit.HONEST, seed, 3000).values()) {
                assertThat(share).isBetween(EQUAL - 0.005, EQUAL + 0.005);
            }
        }
    }

    @Test
    void cuttingWorkIntoSmallJobsGainsNothing() {
        for (long seed = 1; seed <= 5; seed++) {
            assertThat(first(new Habit(0.5, 1, 0, false), seed)).isBetween(EQUAL - 0.01, EQUAL + 0.01);
        }
    }

    @Test
    void lyingAboutTheLengthGainsAtMostOnePoint() {
        for (long seed = 1; seed <= 5; seed++) {
            assertThat(first(new Habit(4, 1.0 / 3, 0, false), seed)).isLessThan(EQUAL + 0.01);
            assertThat(first(new Habit(4, 3, 0, false), seed)).isLessThan(EQUAL + 0.01);
        }
    }

    @Test
    void massCancellationGainsNothingAndCostsNothing() {
        for (long seed = 1; seed <= 5; seed++) {
            assertThat(first(new Habit(4, 1, 0.6, false), seed)).isBetween(EQUAL - 0.01, EQUAL + 0.01);
        }
    }

    @Test
    void inventedDeadlinesGainAtMostOnePoint() {
        for (long seed = 1; seed <= 5; seed++) {
            assertThat(first(new Habit(4, 1, 0, true), seed)).isLessThan(EQUAL + 0.01);
        }
    }

    private static double first(Habit habit, long seed) {
        return shares(habit, seed, 3000).getOrDefault(new UserId(1), 0.0);
    }

    /** The parts of the device hours; the first user has the habit, the others are honest. */
    private static Map<UserId, Double> shares(Habit habit, long seed, int hours) {
        Random random = new Random(seed);
        PolicyOrder order = new PolicyOrder("fair", new FairSharePolicy());
        Map<UserId, Double> got = new HashMap<>();
        PriorityQueue<Running> running = new PriorityQueue<>(Comparator.comparing(Running::end)
                .thenComparing(one -> one.print().id()));
        Instant now = Semester.START;
        long id = 0;
        for (int user = 1; user <= USERS; user++) {
            for (int one = 0; one < 8; one++) {
                order.arrive(print(++id, user, user == 1 ? habit : Habit.HONEST, random, now), now);
            }
        }
        Instant end = now.plus(Semester.hours(hours));
        while (now.isBefore(end)) {
            while (running.size() < PRINTERS) {
                Optional<Print> next = order.first(lane -> true, now);
                if (next.isEmpty()) {
                    break;
                }
                Print print = next.get();
                Habit own = print.owner().value() == 1 ? habit : Habit.HONEST;
                id = refill(order, print, own, random, id, now);
                if (random.nextDouble() < own.cancels()) {
                    order.withdraw(print);
                    continue;
                }
                order.start(print, now);
                running.add(new Running(now.plus(Semester.hours(print.fullHours())), print));
            }
            Running done = running.remove();
            now = done.end();
            order.end(done.print(), Outcome.COMPLETED, done.print().fullHours(), now);
            got.merge(done.print().owner(), done.print().fullHours(), Double::sum);
        }
        double total = got.values().stream().mapToDouble(Double::doubleValue).sum();
        got.replaceAll((user, sum) -> sum / total);
        return got;
    }

    private static long refill(PolicyOrder order, Print print, Habit habit, Random random, long id, Instant now) {
        order.arrive(print(id + 1, (int) print.owner().value(), habit, random, now), now);
        return id + 1;
    }

    private static Print print(long id, int user, Habit habit, Random random, Instant now) {
        double hours = habit.hours() * (0.5 + random.nextDouble());
        @Nullable Instant deadline = habit.hurry() ? now.plus(Semester.hours(hours)) : null;
        return new Print(
                id,
                new UserId(user),
                WorkClass.PERSONAL,
                now,
                deadline,
                "PLA",
                hours * habit.told(),
                List.of(new Attempt(hours, Outcome.COMPLETED)),
                null);
    }
}
