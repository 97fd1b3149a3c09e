package io.printlab.error;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What somebody filled in is wrong in some fields: each has a sentence of its own. Category USER. */
public final class FieldFaultsException extends PrintLabException {
    private static final long serialVersionUID = 1L;

    private final TreeMap<String, String> faults;

    /**
     * @param what was filled in: begins the message
     * @param faults sentences by the name of the field, none of which repeats a value; not empty
     */
    public FieldFaultsException(String what, SortedMap<String, String> faults) {
        super(
                ErrorCategory.USER,
                faults.entrySet().stream()
                        .map(fault -> fault.getKey() + ": " + fault.getValue())
                        .collect(Collectors.joining(" ", what + " is not right yet. ", "")));
        this.faults = new TreeMap<>(faults);
    }

    public SortedMap<String, String> faults() {
        return Collections.unmodifiableSortedMap(faults);
    }
}
