/** Tests of the REST interface. */
@NullMarked
package io.printlab.app.api;

import org.jspecify.annotations.NullMarked;
