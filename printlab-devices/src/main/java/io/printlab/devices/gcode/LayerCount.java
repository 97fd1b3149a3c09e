package io.printlab.devices.gcode;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts layers that lay plastic: by the slicer's own marks where it writes them, else by the heights at which plastic
 * is laid on a level way. Lifting the nozzle for travel, parking and priming in the air don't count.
 */
final class LayerCount {
    private static final int STEPS_A_MILLIMETRE = 100;
    private static final int HIGHEST_STEP = 200 * STEPS_A_MILLIMETRE * 10;

    private final BitSet heights = new BitSet();
    private long level;
    private long rising;
    private int marked;
    private boolean markPending;

    void mark() {
        markPending = true;
    }

    void moved(Toolhead head) {
        if (!head.laidPlastic()) {
            return;
        }
        if (markPending) {
            markPending = false;
            marked++;
        }
        if (Math.abs(head.z() - head.fromZ()) > 1e-6) {
            rising++;
            return;
        }
        level++;
        long step = Math.round(head.z() * STEPS_A_MILLIMETRE);
        if (step >= 0 && step <= HIGHEST_STEP) {
            heights.set((int) step);
        }
    }

    @Nullable Integer layers() {
        if (marked > 0) {
            return marked;
        }
        return level == 0 || rising > level ? null : heights.cardinality();
    }

    /** The commonest step from one height to the next in millimetres, if there are at least three heights. */
    @Nullable Double usualHeight() {
        if (heights.cardinality() < 3 || rising > level) {
            return null;
        }
        int[] counts = new int[STEPS_A_MILLIMETRE * 2];
        int usual = 0;
        int last = -1;
        for (int step = heights.nextSetBit(0); step >= 0; step = heights.nextSetBit(step + 1)) {
            if (last >= 0 && step - last < counts.length && ++counts[step - last] > counts[usual]) {
                usual = step - last;
            }
            last = step;
        }
        return usual == 0 ? null : usual / (double) STEPS_A_MILLIMETRE;
    }
}
