/** A PostgreSQL that comes with the program, for labs that run none of their own and for tests. */
@NullMarked
package io.printlab.persistence.embedded;

import org.jspecify.annotations.NullMarked;
