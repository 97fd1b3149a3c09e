/** A PostgreSQL for the tests of any module. */
@NullMarked
package io.printlab.persistence.testkit;

import org.jspecify.annotations.NullMarked;
