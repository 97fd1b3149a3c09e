/** What keeps a waiting job from a device that fits it: limits, hours, reservations, filament. */
@NullMarked
package io.printlab.constraint;

import org.jspecify.annotations.NullMarked;
