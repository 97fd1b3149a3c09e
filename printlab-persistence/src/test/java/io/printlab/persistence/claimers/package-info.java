/** Many claimers in several processes, some of which are killed. */
@NullMarked
package io.printlab.persistence.claimers;

import org.jspecify.annotations.NullMarked;
