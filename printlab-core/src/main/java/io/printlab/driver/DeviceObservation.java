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
 * @param print the print that runs, or the last one, until the next begins; null if there was none. A device that holds the id of a
 *     task itself (a file named after it) may tell of a print that an earlier session started: the lab finds its job again
 * @param foreign whether the device prints something that printlab did not start: it is shown, and neither paused nor stopped
 * @param temperatures newest reading; empty if there is none
 * @param foreignPrint what people may call the print that somebody started at the device itself, at most 120 characters: the one that
 *     runs, or the last thing that the device has printed; null if there is none or the device does not tell. Two prints differ in it
 * @param lost whether this session is over and another must be opened
 */
public record DeviceObservation(
        DeviceState state,
        String evidence,
        Instant at,
        @Nullable PrintObservation print,
        boolean foreign,
        @Nullable String foreignPrint,
        List<Temperature> temperatures,
        boolean lost) {
    public DeviceObservation {
        temperatures = List.copyOf(temperatures);
    }

    /** Of a device that does not tell the names of prints that were started at it. */
    public DeviceObservation(
            DeviceState state,
            String evidence,
            Instant at,
            @Nullable PrintObservation print,
            boolean foreign,
            List<Temperature> temperatures,
            boolean lost) {
        this(state, evidence, at, print, foreign, null, temperatures, lost);
    }
}
