/** The processes that share a lab. */
@NullMarked
package io.printlab.node;

import org.jspecify.annotations.NullMarked;
