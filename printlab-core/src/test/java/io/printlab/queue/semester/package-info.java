/** A simulated semester of a lab, in virtual time: what each order of the queue does to the people who wait. */
@NullMarked
package io.printlab.queue.semester;

import org.jspecify.annotations.NullMarked;
