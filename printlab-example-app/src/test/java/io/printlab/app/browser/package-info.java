/** The whole application in a real browser: real PostgreSQL, simulated printers behind real serial ports, made-up people. */
@NullMarked
package io.printlab.app.browser;

import org.jspecify.annotations.NullMarked;
