/** The application as a whole, in one process with a store in memory. */
@NullMarked
package io.printlab.app;

import org.jspecify.annotations.NullMarked;
