package io.printlab.queue;

import io.printlab.testkit.QueuePolicyContract;

class WeightedSharePolicyTest extends QueuePolicyContract {
    @Override
    protected QueuePolicy policy() {
        return new WeightedSharePolicy();
    }
}
