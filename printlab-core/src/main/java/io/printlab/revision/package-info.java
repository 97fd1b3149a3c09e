/** What new rules do to the jobs that wait already: shown before, done after. */
@NullMarked
package io.printlab.revision;

import org.jspecify.annotations.NullMarked;
