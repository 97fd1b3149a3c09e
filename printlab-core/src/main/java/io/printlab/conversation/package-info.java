/** What owners and staff write to each other about a job. Append-only. */
@NullMarked
package io.printlab.conversation;

import org.jspecify.annotations.NullMarked;
