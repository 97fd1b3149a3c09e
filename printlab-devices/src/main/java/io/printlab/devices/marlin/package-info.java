/** Prints on firmware that speaks Marlin's protocol: framing, acknowledgements, resends, pause, cancel, emergency stop. */
@NullMarked
package io.printlab.devices.marlin;

import org.jspecify.annotations.NullMarked;
