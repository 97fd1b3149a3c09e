/** The pages, drawn of a lab in which everything happens at once. */
@NullMarked
package io.printlab.app.page;

import org.jspecify.annotations.NullMarked;
