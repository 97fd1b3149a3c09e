/** The Guice skin over the builder. */
@NullMarked
package io.printlab.guice;

import org.jspecify.annotations.NullMarked;
