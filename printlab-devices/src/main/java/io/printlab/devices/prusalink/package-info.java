/** Printers of Prusa Research, reached through PrusaLink. */
@NullMarked
package io.printlab.devices.prusalink;

import org.jspecify.annotations.NullMarked;
