package io.printlab.rule;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.util.List;
import java.util.stream.Collectors;

/** Rules that cannot hold, with everything that is wrong with them. */
public final class InvalidRulesException extends PrintLabException {
    private static final long serialVersionUID = 1L;

    private final transient List<RuleFault> faults;

    InvalidRulesException(List<RuleFault> faults) {
        super(
                ErrorCategory.USER,
                "The rules were not taken. "
                        + faults.stream()
                                .map(fault -> fault.field() + ": " + fault.sentence())
                                .collect(Collectors.joining(" ")));
        this.faults = List.copyOf(faults);
    }

    public List<RuleFault> faults() {
        return faults;
    }
}
