/** Tests of the commands. */
@NullMarked
package io.printlab.app.command;

import org.jspecify.annotations.NullMarked;
