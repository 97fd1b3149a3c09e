package io.printlab.queue.semester;

import io.printlab.account.UserId;
import io.printlab.queue.semester.Lab.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * What a run is judged by.
 *
 * @param meanWait hours from handing in to the start, over all starts
 * @param missed parts of the prints with a deadline that were not complete by it; what its owner gave up does not count
 * @param fairShare Jain's index over the users' received hours divided by the hours that an equal division would give
 * @param fairSlowdown Jain's index over the users' mean slowdown
 * @param longestWait hours
 * @param utilisation printing hours divided by printers times the hours until the last print ended
 * @param waits hours, ascending
 */
record Figures(
        double meanWait,
        double wait95,
        double missed,
        double fairShare,
        double fairSlowdown,
        double longestWait,
        double utilisation,
        List<Double> waits) {

    static Figures of(Lab.Semesters semester) {
        List<Double> waits = semester.runs().stream()
                .map(run -> Lab.hoursBetween(run.queuedAt(), run.start()))
                .sorted()
                .toList();
        return new Figures(
                mean(waits),
                waits.get((int) (waits.size() * 0.95)),
                missed(semester),
                jain(receivedOverEntitled(semester)),
                jain(slowdowns(semester)),
                waits.get(waits.size() - 1),
                utilisation(semester),
                waits);
    }

    /** The mean of several semesters; the longest wait is the longest of all. */
    static Figures meanOf(List<Figures> all) {
        return new Figures(
                of(all, Figures::meanWait),
                of(all, Figures::wait95),
                of(all, Figures::missed),
                of(all, Figures::fairShare),
                of(all, Figures::fairSlowdown),
                all.stream().mapToDouble(Figures::longestWait).max().orElse(0),
                of(all, Figures::utilisation),
                all.stream().flatMap(one -> one.waits().stream()).sorted().toList());
    }

    private static double of(List<Figures> all, ToDoubleFunction<Figures> figure) {
        return all.stream().mapToDouble(figure).average().orElse(0);
    }

    /** {@code (sum x)^2 / (n sum x^2)}: 1 if all are equal, 1/n if one has everything. */
    static double jain(Collection<Double> values) {
        double sum = values.stream().mapToDouble(Double::doubleValue).sum();
        double squares = values.stream().mapToDouble(value -> value * value).sum();
        return values.isEmpty() ? 1 : sum * sum / (values.size() * squares);
    }

    private static double missed(Lab.Semesters semester) {
        Map<Long, Instant> ends = new HashMap<>();
        Set<Long> givenUp = new HashSet<>(semester.withdrawn());
        for (Run run : semester.runs()) {
            switch (run.outcome()) {
                case COMPLETED -> ends.put(run.print().id(), run.end());
                case CANCELLED -> givenUp.add(run.print().id());
                case FAILED -> ends.remove(run.print().id());
            }
        }
        long due = 0;
        long late = 0;
        for (Print print : semester.prints()) {
            Instant deadline = print.deadline();
            if (deadline != null && !givenUp.contains(print.id())) {
                due++;
                late += ends.getOrDefault(print.id(), Instant.MAX).isAfter(deadline) ? 1 : 0;
            }
        }
        return (double) late / due;
    }

    private static double utilisation(Lab.Semesters semester) {
        double used = semester.runs().stream()
                .mapToDouble(run -> Lab.hoursBetween(run.start(), run.end()))
                .sum();
        Instant last =
                semester.runs().stream().map(Run::end).max(Instant::compareTo).orElseThrow();
        return used / (Lab.PRINTERS.size() * Lab.hoursBetween(Semester.START, last));
    }

    private static Collection<Double> slowdowns(Lab.Semesters semester) {
        Map<UserId, List<Double>> all = new HashMap<>();
        for (Run run : semester.runs()) {
            double wait = Lab.hoursBetween(run.queuedAt(), run.start());
            double length = run.print().fullHours();
            all.computeIfAbsent(run.print().owner(), owner -> new ArrayList<>())
                    .add((wait + length) / Math.max(1, length));
        }
        return all.values().stream().map(Figures::mean).toList();
    }

    /** By day: only days at whose end somebody waits count, for on the others everybody has all that is asked for. */
    private static Collection<Double> receivedOverEntitled(Lab.Semesters semester) {
        Map<UserId, Double> received = new HashMap<>();
        Map<UserId, Double> entitled = new HashMap<>();
        Map<Long, List<Run>> byPrint = new HashMap<>();
        semester.runs()
                .forEach(run -> byPrint.computeIfAbsent(run.print().id(), id -> new ArrayList<>())
                        .add(run));
        for (int day = 0; day < Semester.WEEKS * 7; day++) {
            Instant from = Semester.START.plus(Duration.ofDays(day));
            Instant to = from.plus(Duration.ofDays(1));
            Map<UserId, Double> got = new HashMap<>();
            Map<UserId, Double> unmet = new HashMap<>();
            for (Run run : semester.runs()) {
                double hours = overlap(run.start(), run.end(), from, to);
                if (hours > 0) {
                    got.merge(run.print().owner(), hours, Double::sum);
                }
                if (run.queuedAt().isBefore(to) && !run.start().isBefore(to)) {
                    unmet.merge(run.print().owner(), run.print().fullHours(), Double::sum);
                }
            }
            if (unmet.isEmpty()) {
                continue;
            }
            Map<UserId, Double> asked = new HashMap<>(got);
            unmet.forEach((user, hours) -> asked.merge(user, hours, Double::sum));
            double capacity =
                    got.values().stream().mapToDouble(Double::doubleValue).sum();
            Map<UserId, Double> part = equalDivision(asked, capacity);
            asked.keySet().forEach(user -> {
                received.merge(user, got.getOrDefault(user, 0.0), Double::sum);
                entitled.merge(user, part.getOrDefault(user, 0.0), Double::sum);
            });
        }
        return entitled.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> received.getOrDefault(entry.getKey(), 0.0) / entry.getValue())
                .toList();
    }

    /** Max-min: nobody gets more than asked for; what is left is divided equally among the others. */
    static Map<UserId, Double> equalDivision(Map<UserId, Double> asked, double capacity) {
        Map<UserId, Double> part = new HashMap<>();
        double left = capacity;
        int users = asked.size();
        for (Map.Entry<UserId, Double> entry :
                asked.entrySet().stream().sorted(Map.Entry.comparingByValue()).toList()) {
            double one = Math.min(entry.getValue(), left / users);
            part.put(entry.getKey(), one);
            left -= one;
            users--;
        }
        return part;
    }

    private static double overlap(Instant start, Instant end, Instant from, Instant to) {
        Instant first = start.isAfter(from) ? start : from;
        Instant last = end.isBefore(to) ? end : to;
        return Math.max(0, Lab.hoursBetween(first, last));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
