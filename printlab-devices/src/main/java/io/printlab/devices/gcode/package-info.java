/** G-code files: reading them, measuring what they print, drawing a picture of it. */
@NullMarked
package io.printlab.devices.gcode;

import org.jspecify.annotations.NullMarked;
