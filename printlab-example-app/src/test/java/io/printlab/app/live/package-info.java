/** Tests of the live stream. */
@NullMarked
package io.printlab.app.live;

import org.jspecify.annotations.NullMarked;
