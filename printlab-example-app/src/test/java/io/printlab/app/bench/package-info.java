/** Measures the whole application under load; left out of the normal build. */
@NullMarked
package io.printlab.app.bench;

import org.jspecify.annotations.NullMarked;
