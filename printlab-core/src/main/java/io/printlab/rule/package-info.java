/** The rules of a lab as data, in versions. */
@NullMarked
package io.printlab.rule;

import org.jspecify.annotations.NullMarked;
