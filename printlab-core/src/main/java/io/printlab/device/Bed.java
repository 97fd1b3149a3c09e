package io.printlab.device;

import io.printlab.error.PrintLabException;
import java.time.Instant;

/**
 * The bed of a device.
 *
 * @param reason one sentence: why it is in this state
 * @param by label of who or what said so
 */
public record Bed(BedState state, String reason, String by, Instant since) {
    /** A bed that nobody has looked at yet. */
    public static Bed unseen(Instant now) {
        return new Bed(BedState.UNKNOWN, "Nobody has looked at this bed since the device was added.", "printlab", now);
    }

    public Bed occupy(String reason, String by, Instant now) {
        return move(BedMove.OCCUPY, reason, by, now);
    }

    public Bed clear(String by, Instant now) {
        return move(BedMove.CLEAR, "Seen to be clear.", by, now);
    }

    public Bed doubt(String reason, String by, Instant now) {
        return move(BedMove.DOUBT, reason, by, now);
    }

    private Bed move(BedMove move, String newReason, String newBy, Instant now) {
        if (!move.isLegalFrom(state)) {
            throw PrintLabException.conflict("The bed is " + state + " already; there is nothing to do.");
        }
        return new Bed(move.target(), newReason, newBy, now);
    }
}
