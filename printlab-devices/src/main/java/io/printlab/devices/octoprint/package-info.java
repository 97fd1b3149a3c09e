/** Printers behind an OctoPrint. */
@NullMarked
package io.printlab.devices.octoprint;

import org.jspecify.annotations.NullMarked;
