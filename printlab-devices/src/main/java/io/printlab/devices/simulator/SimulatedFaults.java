package io.printlab.devices.simulator;

import io.printlab.error.PrintLabException;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A fault script: what goes wrong with a simulated printer, and when. The form is told in {@code docs/simulator.md}; what
 * happens by chance follows from the printer's seed.
 */
public record SimulatedFaults(List<SimulatedFault> entries) {
    public static final SimulatedFaults NONE = new SimulatedFaults(List.of());

    public SimulatedFaults {
        entries = List.copyOf(entries);
    }

    /**
     * Reads entries such as {@code lose-ok one in 30; unplug 5s after 500 commands}, one to a line or with semicolons between
     * them; {@code #} begins a comment.
     *
     * @throws PrintLabException with category USER that names the entry, if it is something else
     */
    public static SimulatedFaults parse(String script) {
        return FaultScriptReader.read(script);
    }

    /** The same script on one line and without comments, as the setting of a device takes it. Throws as {@link #parse}. */
    public static String oneLine(String script) {
        FaultScriptReader.read(script);
        return String.join("; ", FaultScriptReader.entriesOf(script));
    }

    /** What kinds it holds. */
    public List<FaultKind> kinds() {
        return entries.stream().map(SimulatedFault::kind).distinct().toList();
    }

    /** This script and another one after it. */
    public SimulatedFaults and(SimulatedFaults more) {
        return new SimulatedFaults(
                Stream.concat(entries.stream(), more.entries.stream()).toList());
    }

    static String words() {
        return Stream.of(FaultKind.values())
                .map(FaultKind::word)
                .collect(Collectors.toCollection(TreeSet::new))
                .toString()
                .toLowerCase(Locale.ROOT);
    }
}
