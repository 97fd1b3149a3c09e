/** A simulated printer: Marlin's protocol, motion and heat behind a pseudo-terminal, with faults on demand. */
@NullMarked
package io.printlab.devices.simulator;

import org.jspecify.annotations.NullMarked;
