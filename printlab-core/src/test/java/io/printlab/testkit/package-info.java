/** What authors of stores, drivers and policies test with: a settable clock, stores in memory, contract tests. */
@NullMarked
package io.printlab.testkit;

import org.jspecify.annotations.NullMarked;
