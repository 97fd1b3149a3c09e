/** The SPI that a device driver implements: sessions, observations, print tasks. */
@NullMarked
package io.printlab.driver;

import org.jspecify.annotations.NullMarked;
