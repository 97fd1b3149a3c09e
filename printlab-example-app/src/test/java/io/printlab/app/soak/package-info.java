/** A lab that runs for half an hour under faults, at night. */
@NullMarked
package io.printlab.app.soak;

import org.jspecify.annotations.NullMarked;
