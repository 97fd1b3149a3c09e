/** Who prints next: lanes, tiers, shares, and the policy as a pure function of a snapshot and now. */
@NullMarked
package io.printlab.queue;

import org.jspecify.annotations.NullMarked;
