/** Brings waiting jobs to devices and follows them there: dispatcher, device workers, lease keeper. */
@NullMarked
package io.printlab.dispatch;

import org.jspecify.annotations.NullMarked;
