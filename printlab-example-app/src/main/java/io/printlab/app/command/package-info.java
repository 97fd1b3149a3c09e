/** The commands of the program. */
@NullMarked
package io.printlab.app.command;

import org.jspecify.annotations.NullMarked;
