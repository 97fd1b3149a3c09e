/** Measures the queue against yardsticks of the same run; see docs/queue-benchmarks.md. */
@NullMarked
package io.printlab.persistence.bench;

import org.jspecify.annotations.NullMarked;
