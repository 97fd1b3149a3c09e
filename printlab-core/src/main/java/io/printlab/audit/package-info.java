/** What staff decided and what happened at the lab's doors: who, what, before and after, from where. Append-only. */
@NullMarked
package io.printlab.audit;

import org.jspecify.annotations.NullMarked;
