package io.printlab.queue;

import io.printlab.testkit.QueuePolicyContract;

class FairSharePolicyTest extends QueuePolicyContract {
    @Override
    protected QueuePolicy policy() {
        return new FairSharePolicy();
    }
}
