/** Devices and their beds as two small machines, and what a device can do against what a job requires. */
@NullMarked
package io.printlab.device;

import org.jspecify.annotations.NullMarked;
