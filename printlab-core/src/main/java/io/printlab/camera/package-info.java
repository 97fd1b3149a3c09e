/** Cameras that look at devices: where they are, what they see now, and what they saw at the end of a print. */
@NullMarked
package io.printlab.camera;

import org.jspecify.annotations.NullMarked;
