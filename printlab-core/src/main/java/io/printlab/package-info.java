/** The entrance: the lab itself, its builder, and the one kind of error that it throws. */
@NullMarked
package io.printlab;

import org.jspecify.annotations.NullMarked;
