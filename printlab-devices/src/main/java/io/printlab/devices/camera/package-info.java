/** Cameras that give their picture by HTTP, taken as hostile. */
@NullMarked
package io.printlab.devices.camera;

import org.jspecify.annotations.NullMarked;
