package io.printlab.devices.gcode;

/** Hears of every straight piece of the toolhead's way; curves arrive as several pieces. */
@FunctionalInterface
interface MoveListener {
    void moved(Toolhead head);
}
