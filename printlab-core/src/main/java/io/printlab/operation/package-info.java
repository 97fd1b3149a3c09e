/** What people ask of a device while it prints: pause, resume, cancel, emergency stop. */
@NullMarked
package io.printlab.operation;

import org.jspecify.annotations.NullMarked;
