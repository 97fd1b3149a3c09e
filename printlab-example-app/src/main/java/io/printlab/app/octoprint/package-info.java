/** The dialect of OctoPrint, in which slicers send files. */
@NullMarked
package io.printlab.app.octoprint;

import org.jspecify.annotations.NullMarked;
