/** What tests of printlab and of its plug-ins share: contract tests, stores in memory, a settable clock, the house's rules. */
@NullMarked
package io.printlab.testkit;

import org.jspecify.annotations.NullMarked;
