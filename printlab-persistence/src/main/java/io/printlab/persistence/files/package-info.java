/** File stores. */
@NullMarked
package io.printlab.persistence.files;

import org.jspecify.annotations.NullMarked;
