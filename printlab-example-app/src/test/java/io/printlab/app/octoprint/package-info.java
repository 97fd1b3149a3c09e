/** Tests of the slicers' dialect. */
@NullMarked
package io.printlab.app.octoprint;

import org.jspecify.annotations.NullMarked;
