/** The repositories of one lab in one place. */
@NullMarked
package io.printlab.store;

import org.jspecify.annotations.NullMarked;
