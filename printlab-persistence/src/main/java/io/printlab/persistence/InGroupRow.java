package io.printlab.persistence;

import io.printlab.account.UserId;

record InGroupRow(String group, UserId user) {}
