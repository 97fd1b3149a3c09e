/** Printers of Bambu Lab on the lab's own network, by MQTT and FTPS; experimental, since it was never tried with a real one. */
@NullMarked
package io.printlab.devices.bambu;

import org.jspecify.annotations.NullMarked;
