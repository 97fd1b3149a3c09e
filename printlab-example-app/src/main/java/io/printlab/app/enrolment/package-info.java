/** Classes that staff let in at once: lists read from CSV, and the links that are handed out. */
@NullMarked
package io.printlab.app.enrolment;

import org.jspecify.annotations.NullMarked;
