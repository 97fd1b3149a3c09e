package io.printlab.queue.semester;

import io.printlab.account.UserId;
import io.printlab.job.WorkClass;
import io.printlab.queue.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * In the manner of Slurm's multifactor plug-in: {@code 1000 age + 10000 fair share + 1000 quality of service}. Age grows to
 * 1 in seven days; fair share is {@code 2^-(usage / share)} with a usage that halves in seven days and counts what
 * prints now; coursework and research have the better service. It knows no deadlines, as Slurm does not.
 */
final class MultifactorOrder implements Contender {
    private static final double HALF_LIFE_HOURS = 7 * 24;
    private static final double OLDEST_HOURS = 7 * 24;

    private record Usage(double hours, Instant at) {
        double now(Instant now) {
            return hours * Math.pow(0.5, Duration.between(at, now).toMillis() / 3_600_000.0 / HALF_LIFE_HOURS);
        }
    }

    private final Map<Print, Instant> waiting = new LinkedHashMap<>();
    private final Map<Print, Instant> printing = new HashMap<>();
    private final Map<UserId, Usage> usage = new HashMap<>();

    @Override
    public String name() {
        return "multifactor (Slurm-like)";
    }

    @Override
    public void arrive(Print print, Instant now) {
        waiting.put(print, now);
    }

    @Override
    public void withdraw(Print print) {
        waiting.remove(print);
    }

    @Override
    public Optional<Print> first(Predicate<Lane> served, Instant now) {
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        Map<UserId, Double> used = used(now);
        double total = used.values().stream().mapToDouble(Double::doubleValue).sum();
        return waiting.keySet().stream()
                .filter(print -> served.test(Lab.lane(print)))
                .max(Comparator.comparingDouble((Print print) -> priority(print, used, total, now))
                        .thenComparing(Comparator.comparing(Print::id).reversed()));
    }

    @Override
    public void start(Print print, Instant now) {
        waiting.remove(print);
        printing.put(print, now);
    }

    @Override
    public void end(Print print, Print.Outcome outcome, double hours, Instant now) {
        printing.remove(print);
        Usage before = usage.getOrDefault(print.owner(), new Usage(0, now));
        usage.put(print.owner(), new Usage(before.now(now) + hours, now));
    }

    private Map<UserId, Double> used(Instant now) {
        Map<UserId, Double> used = new HashMap<>();
        usage.forEach((user, one) -> used.put(user, one.now(now)));
        printing.forEach((print, since) -> used.merge(print.owner(), Lab.hoursBetween(since, now), Double::sum));
        return used;
    }

    private double priority(Print print, Map<UserId, Double> used, double total, Instant now) {
        double age = Math.min(1, Lab.hoursBetween(waiting.getOrDefault(print, now), now) / OLDEST_HOURS);
        double part = total == 0 ? 0 : used.getOrDefault(print.owner(), 0.0) / total;
        double fairShare = Math.pow(2, -part * Semester.STUDENTS);
        double service = print.what() == WorkClass.PERSONAL ? 0 : 1;
        return 1000 * age + 10_000 * fairShare + 1000 * service;
    }
}
