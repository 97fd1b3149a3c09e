/** The reference application: its commands, and how its parts are wired. */
@NullMarked
package io.printlab.app;

import org.jspecify.annotations.NullMarked;
