package io.printlab.devices.simulator;

import java.time.Duration;

/**
 * One entry of a fault script.
 *
 * @param value what the kind is told besides, empty for nothing; checked to be of the kind's form
 */
record SimulatedFault(FaultKind kind, String value, FaultTrigger trigger) {
    long number() {
        return Long.parseLong(value);
    }

    /** Zero if none is given. */
    Duration time() {
        return value.isEmpty()
                ? Duration.ZERO
                : FaultScriptReader.duration(value).orElseThrow();
    }
}
