package io.printlab.queue.semester;

import io.printlab.device.BuildVolume;
import io.printlab.device.Capabilities;
import io.printlab.device.Requirements;
import io.printlab.queue.Lane;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;

/**
 * Twelve printers and the staff who clear their beds, event by event in virtual time. Beds are cleared within half an hour
 * while staff are there (Monday to Friday 8 to 20, Saturday 10 to 16) and else when they come back.
 */
final class Lab {
    private static final BuildVolume VOLUME = new BuildVolume(250, 210, 210);
    private static final Map<String, Requirements> NEEDS = Map.of(
            "PLA", new Requirements("PLA", null, null, null),
            "PETG", new Requirements("PETG", null, null, null),
            "TPU", new Requirements("TPU", null, null, null));
    private static final Map<String, Lane> LANES = Map.of(
            "PLA",
            Lane.of(requirements("PLA")),
            "PETG",
            Lane.of(requirements("PETG")),
            "TPU",
            Lane.of(requirements("TPU")));
    static final List<Set<String>> PRINTERS = List.of(
            Set.of("PLA"),
            Set.of("PLA"),
            Set.of("PLA"),
            Set.of("PLA"),
            Set.of("PLA"),
            Set.of("PLA"),
            Set.of("PLA"),
            Set.of("PLA"),
            Set.of("PLA", "PETG"),
            Set.of("PLA", "PETG"),
            Set.of("PETG"),
            Set.of("TPU", "PLA"));

    private record Event(Instant at, long order, Runnable happens) {}

    /** Sees what happens to the printers. */
    interface Watcher {
        Watcher NOBODY = new Watcher() {};

        /** After a print was handed in, or in again. */
        default void arrived(Print print, Instant now) {}

        default void started(Print print, int printer, Instant now) {}

        default void ended(Print print, int printer, Print.Outcome outcome, Instant now) {}

        default void cleared(int printer, Instant now) {}
    }

    /** @param end when it left the device */
    record Run(Print print, int printer, Instant queuedAt, Instant start, Instant end, Print.Outcome outcome) {}

    private final Contender contender;
    private final Watcher watcher;
    private final Random staff;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::order));
    static final List<Capabilities> CAPABILITIES = PRINTERS.stream()
            .map(loaded -> new Capabilities("A", loaded, 0.4, VOLUME))
            .toList();
    private final List<Capabilities> printers = CAPABILITIES;
    private final Map<Lane, Set<Integer>> serving = new HashMap<>();
    private final Set<Integer> free = new java.util.TreeSet<>();
    private final Map<Long, Integer> attempts = new HashMap<>();
    private final Map<Long, Instant> waitingSince = new HashMap<>();
    private final Set<Long> withdrawn = new HashSet<>();
    private final List<Run> runs = new ArrayList<>();
    private Instant now = Semester.START;
    private long order;

    private Lab(Contender contender, Watcher watcher, long seed) {
        this.contender = contender;
        this.watcher = watcher;
        staff = new Random(seed);
        for (Lane lane : LANES.values()) {
            Set<Integer> able = new HashSet<>();
            for (int printer = 0; printer < printers.size(); printer++) {
                if (printers.get(printer).satisfies(lane.requirements())) {
                    able.add(printer);
                }
            }
            serving.put(lane, able);
        }
        for (int printer = 0; printer < printers.size(); printer++) {
            free.add(printer);
        }
    }

    static Semesters run(List<Print> prints, Contender contender, long seed) {
        return run(prints, contender, Watcher.NOBODY, seed);
    }

    static Semesters run(List<Print> prints, Contender contender, Watcher watcher, long seed) {
        Lab lab = new Lab(contender, watcher, seed);
        prints.forEach(print -> {
            lab.at(print.at(), () -> lab.arrive(print));
            Instant givenUpAt = print.givenUpAt();
            if (givenUpAt != null) {
                lab.at(givenUpAt, () -> lab.giveUp(print));
            }
        });
        while (!lab.events.isEmpty()) {
            Event next = lab.events.remove();
            lab.now = next.at();
            next.happens().run();
            if (lab.events.isEmpty() || lab.events.element().at().isAfter(lab.now)) {
                lab.dispatch();
            }
        }
        return new Semesters(
                contender.name(),
                prints,
                List.copyOf(lab.runs),
                Map.copyOf(lab.waitingSince),
                Set.copyOf(lab.withdrawn));
    }

    /** What a whole run left behind. */
    record Semesters(String name, List<Print> prints, List<Run> runs, Map<Long, Instant> left, Set<Long> withdrawn) {}

    static Requirements requirements(Print print) {
        return requirements(print.material());
    }

    static Lane lane(Print print) {
        return java.util.Objects.requireNonNull(LANES.get(print.material()));
    }

    static double hoursBetween(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 3_600_000.0;
    }

    private static Requirements requirements(String material) {
        return java.util.Objects.requireNonNull(NEEDS.get(material));
    }

    private void at(Instant when, Runnable happens) {
        events.add(new Event(when, order++, happens));
    }

    private void arrive(Print print) {
        waitingSince.put(print.id(), now);
        contender.arrive(print, now);
        watcher.arrived(print, now);
    }

    private void giveUp(Print print) {
        if (waitingSince.remove(print.id()) != null) {
            withdrawn.add(print.id());
            contender.withdraw(print);
        }
    }

    private void dispatch() {
        while (!free.isEmpty()) {
            Optional<Print> next = contender.first(this::servedByFree, now);
            if (next.isEmpty()) {
                return;
            }
            start(next.get());
        }
    }

    private boolean servedByFree(Lane lane) {
        return free.stream().anyMatch(able(lane)::contains);
    }

    private Set<Integer> able(Lane lane) {
        return serving.getOrDefault(lane, Set.of());
    }

    private void start(Print print) {
        int printer =
                free.stream().filter(able(lane(print))::contains).findFirst().orElseThrow();
        free.remove(printer);
        contender.start(print, now);
        watcher.started(print, printer, now);
        Instant since = java.util.Objects.requireNonNull(waitingSince.remove(print.id()));
        Instant started = now;
        int number = attempts.merge(print.id(), 1, Integer::sum) - 1;
        Print.Attempt attempt = print.attempts().get(number);
        Instant end = now.plus(Semester.hours(attempt.hours()));
        at(end, () -> {
            contender.end(print, attempt.outcome(), attempt.hours(), now);
            watcher.ended(print, printer, attempt.outcome(), now);
            runs.add(new Run(print, printer, since, started, now, attempt.outcome()));
            Instant cleared = cleared(now);
            at(cleared, () -> {
                free.add(printer);
                watcher.cleared(printer, now);
            });
            if (attempt.outcome() == Print.Outcome.FAILED) {
                at(cleared, () -> arrive(print));
            }
        });
    }

    private Instant cleared(Instant end) {
        Instant seen = end;
        while (!staffed(seen)) {
            seen = seen.plus(Duration.ofMinutes(30)).truncatedTo(java.time.temporal.ChronoUnit.HOURS);
            seen = staffed(seen) ? seen : seen.plus(Duration.ofMinutes(30));
        }
        return seen.plus(Duration.ofMinutes(5L + staff.nextInt(25)));
    }

    private static boolean staffed(Instant at) {
        OffsetDateTime moment = at.atOffset(ZoneOffset.UTC);
        DayOfWeek day = moment.getDayOfWeek();
        int hour = moment.getHour();
        return switch (day) {
            case SUNDAY -> false;
            case SATURDAY -> hour >= 10 && hour < 16;
            default -> hour >= 8 && hour < 20;
        };
    }
}
