/** What printers on the network have in common: a file goes to the printer's host, which prints it by itself and is asked about it. */
@NullMarked
package io.printlab.devices.network;

import org.jspecify.annotations.NullMarked;
