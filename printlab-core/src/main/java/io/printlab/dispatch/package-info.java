/** Brings waiting jobs to devices, follows devices and prints there, and watches over contact, heaters, ports and nodes. */
@NullMarked
package io.printlab.dispatch;

import org.jspecify.annotations.NullMarked;
