/** Tables that people take away and open in a spreadsheet. */
@NullMarked
package io.printlab.app.spreadsheet;

import org.jspecify.annotations.NullMarked;
