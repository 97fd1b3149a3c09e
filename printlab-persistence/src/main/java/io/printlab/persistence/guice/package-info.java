/** How a lab that uses Guice takes PostgreSQL as its store. */
@NullMarked
package io.printlab.persistence.guice;

import org.jspecify.annotations.NullMarked;
