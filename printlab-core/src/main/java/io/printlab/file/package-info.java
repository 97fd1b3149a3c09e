/** Print files: their identity, what is known of them, where they are kept. */
@NullMarked
package io.printlab.file;

import org.jspecify.annotations.NullMarked;
