/** Spools of filament as records: where each one is, what is left of it, and what took it. */
@NullMarked
package io.printlab.spool;

import org.jspecify.annotations.NullMarked;
