/** The way in over HTTP: declared routes with a rule each, who the visitor is, and what an error looks like. */
@NullMarked
package io.printlab.app.http;

import org.jspecify.annotations.NullMarked;
