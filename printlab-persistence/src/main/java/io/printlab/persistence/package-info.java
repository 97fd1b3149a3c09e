/** The lab's state in PostgreSQL: SQL in MyBatis mappers, the schema by Flyway. */
@NullMarked
package io.printlab.persistence;

import org.jspecify.annotations.NullMarked;
