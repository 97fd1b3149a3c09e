package io.printlab.driver;

import io.printlab.device.DeviceState;
import io.printlab.device.Temperature;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a device at one moment.
 *
 * @param state UNKNOWN until the device itself has said something else
 * @param evidence one sentence for people: what was seen
 * @param at when it was seen
 * @param print the print that runs, or the last one of this session, until the next begins; null if there was none
 * @param foreign whether the device prints something that this session did not start
 * @param temperatures newest reading; empty if there is none
 * @param lost whether this session is over and another must be opened
 */
public record DeviceObservation(
        DeviceState state,
        String evidence,
        Instant at,
        @Nullable PrintObservation print,
        boolean foreign,
        List<Temperature> temperatures,
        boolean lost) {
    public DeviceObservation {
        temperatures = List.copyOf(temperatures);
    }
}
