package io.printlab.persistence;

import io.printlab.account.UserId;

/** How many jobs of an owner are on devices. */
record RunningRow(UserId owner, int jobs) {}
