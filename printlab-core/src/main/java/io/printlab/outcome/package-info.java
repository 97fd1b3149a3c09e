/** What became of a print after the printer was done: people's verdict, and where the print went. */
@NullMarked
package io.printlab.outcome;

import org.jspecify.annotations.NullMarked;
