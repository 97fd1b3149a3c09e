/** Tests of the settings. */
@NullMarked
package io.printlab.app.config;

import org.jspecify.annotations.NullMarked;
