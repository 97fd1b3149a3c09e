/** The REST interface under {@code /api/v1}. */
@NullMarked
package io.printlab.app.api;

import org.jspecify.annotations.NullMarked;
