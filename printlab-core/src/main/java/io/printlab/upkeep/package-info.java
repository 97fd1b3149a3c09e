/** What is done to keep devices going: the log of each device, its counters, and what is due. */
@NullMarked
package io.printlab.upkeep;

import org.jspecify.annotations.NullMarked;
