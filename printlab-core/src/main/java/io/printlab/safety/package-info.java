/** What keeps a device from doing harm: limits of heat over time, the ends of pauses and cancels, scripts, and alarms. */
@NullMarked
package io.printlab.safety;

import org.jspecify.annotations.NullMarked;
