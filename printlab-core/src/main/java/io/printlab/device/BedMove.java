package io.printlab.device;

import java.util.EnumSet;
import java.util.Set;

/** The named moves of a bed. Only a person's word, or a verified ejection, makes a bed clear. */
public enum BedMove {
    /** A print begins, ours or a foreign one; whatever the bed was, it is occupied now. */
    OCCUPY(EnumSet.allOf(BedState.class), BedState.OCCUPIED),
    /** A person says that the bed is clear. */
    CLEAR(EnumSet.of(BedState.OCCUPIED, BedState.UNKNOWN), BedState.CLEAR),
    /** Something happened at the device that we did not see. */
    DOUBT(EnumSet.of(BedState.CLEAR, BedState.UNKNOWN), BedState.UNKNOWN);

    private final Set<BedState> sources;
    private final BedState target;

    BedMove(EnumSet<BedState> sources, BedState target) {
        this.sources = sources;
        this.target = target;
    }

    public boolean isLegalFrom(BedState state) {
        return sources.contains(state);
    }

    public BedState target() {
        return target;
    }
}
