package io.printlab.persistence;

import io.printlab.account.UserId;
import io.printlab.queue.Share;

record ShareRow(UserId userId, double virtualTime, double weight) {
    Share toShare() {
        return new Share(userId, virtualTime, weight);
    }
}
