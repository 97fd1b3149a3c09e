/** Tests of the way in over HTTP. */
@NullMarked
package io.printlab.app.http;

import org.jspecify.annotations.NullMarked;
