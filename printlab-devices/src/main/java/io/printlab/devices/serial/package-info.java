/** Bytes and lines to and from a device at a serial port; the one place that sees jSerialComm. */
@NullMarked
package io.printlab.devices.serial;

import org.jspecify.annotations.NullMarked;
