/** Tests of the audit log. */
@NullMarked
package io.printlab.audit;

import org.jspecify.annotations.NullMarked;
