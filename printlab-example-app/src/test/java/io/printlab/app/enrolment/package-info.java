/** Tests of classes that come as lists. */
@NullMarked
package io.printlab.app.enrolment;

import org.jspecify.annotations.NullMarked;
