/** The Guice skin of this module. */
@NullMarked
package io.printlab.devices.guice;

import org.jspecify.annotations.NullMarked;
