/** The audit log for people and programs: what they ask for, and what they take away. */
@NullMarked
package io.printlab.app.audit;

import org.jspecify.annotations.NullMarked;
