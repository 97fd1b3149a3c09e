package io.printlab.ledger;

import io.printlab.account.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What a person has reserved and used for a group since the ledger began: the sum of the entries.
 *
 * @param group null for none
 */
public record Balance(UserId owner, @Nullable String group, String currency, Amount reserved, Amount used) {}
