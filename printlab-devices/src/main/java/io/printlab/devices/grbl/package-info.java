/** Lasers and mills with grbl: characters are counted, and every end is confirmed by what the machine reports. */
@NullMarked
package io.printlab.devices.grbl;

import org.jspecify.annotations.NullMarked;
