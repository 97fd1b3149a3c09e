package io.printlab.queue.semester;

import io.printlab.queue.Lane;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** An order that never changes while a print waits: first in first out, or shortest first. */
final class PlainOrder implements Contender {
    private final String name;
    private final TreeMap<Print, Lane> waiting;
    private final Map<Long, Lane> lanes = new HashMap<>();

    private PlainOrder(String name, Comparator<Print> order) {
        this.name = name;
        waiting = new TreeMap<>(order.thenComparing(Print::id));
    }

    static Contender firstInFirstOut() {
        return new PlainOrder("first in, first out", Comparator.comparing(Print::at));
    }

    static Contender shortestFirst() {
        return new PlainOrder(
                "shortest first",
                Comparator.comparingDouble(Print::estimateHours).thenComparing(Print::at));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void arrive(Print print, Instant now) {
        waiting.put(print, lanes.computeIfAbsent(print.id(), id -> Lab.lane(print)));
    }

    @Override
    public void withdraw(Print print) {
        waiting.remove(print);
    }

    @Override
    public Optional<Print> first(Predicate<Lane> served, Instant now) {
        return waiting.entrySet().stream()
                .filter(entry -> served.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public void start(Print print, Instant now) {
        waiting.remove(print);
    }

    @Override
    public void end(Print print, Print.Outcome outcome, double used, Instant now) {}
}
