/** Whole stories through the real application: real PostgreSQL, real serial path, real HTTP. */
@NullMarked
package io.printlab.app.story;

import org.jspecify.annotations.NullMarked;
