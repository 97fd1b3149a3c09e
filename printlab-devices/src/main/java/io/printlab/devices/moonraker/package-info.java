/** Printers with Klipper, reached through Moonraker. */
@NullMarked
package io.printlab.devices.moonraker;

import org.jspecify.annotations.NullMarked;
