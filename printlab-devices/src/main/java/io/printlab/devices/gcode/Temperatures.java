package io.printlab.devices.gcode;

import org.jspecify.annotations.Nullable;

/** The highest temperatures that a file asks for. */
final class Temperatures {
    private static final double HOTTEST = 1_000;

    private int nozzle;
    private int bed;

    void command(GCodeWords words) {
        if (words.letter() != 'M') {
            return;
        }
        double asked = words.value('S', words.value('R', 0));
        if (asked <= 0 || asked > HOTTEST) {
            return;
        }
        switch (words.code()) {
            case 104, 109 -> nozzle = Math.max(nozzle, (int) Math.ceil(asked));
            case 140, 190 -> bed = Math.max(bed, (int) Math.ceil(asked));
            default -> {
                // Not a nozzle and not a bed.
            }
        }
    }

    @Nullable Integer nozzle() {
        return nozzle == 0 ? null : nozzle;
    }

    @Nullable Integer bed() {
        return bed == 0 ? null : bed;
    }
}
