/** The one kind of error that the lab throws, with the category that front ends translate. */
@NullMarked
package io.printlab.error;

import org.jspecify.annotations.NullMarked;
