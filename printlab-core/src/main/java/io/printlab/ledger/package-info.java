/** What printing costs whom: an append-only ledger of hours, filament and money. */
@NullMarked
package io.printlab.ledger;

import org.jspecify.annotations.NullMarked;
