package io.printlab.devices.simulator;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The simulated printers of a lab by name: each stays what it is from one session to the next. */
public final class SimulatedPrinters {
    private final ConcurrentHashMap<String, SimulatedPrinter> byName = new ConcurrentHashMap<>();

    /** A printer that a session was opened with, by its setting {@code printer}. */
    public Optional<SimulatedPrinter> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    SimulatedPrinter findOrAdd(String name, Supplier<SimulatedPrinter> absent) {
        return byName.computeIfAbsent(name, ignored -> absent.get());
    }
}
