/** The pages that people open: what they show, in which words, and the templates that draw it. */
@NullMarked
package io.printlab.app.page;

import org.jspecify.annotations.NullMarked;
