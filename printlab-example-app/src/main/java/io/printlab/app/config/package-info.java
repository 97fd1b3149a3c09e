/** The settings of the application: read from a file and from variables, checked together, secrets never shown. */
@NullMarked
package io.printlab.app.config;

import org.jspecify.annotations.NullMarked;
