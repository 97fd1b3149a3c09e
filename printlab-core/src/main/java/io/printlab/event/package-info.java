/** What happened in the lab, as a log that listeners follow from a cursor. */
@NullMarked
package io.printlab.event;

import org.jspecify.annotations.NullMarked;
