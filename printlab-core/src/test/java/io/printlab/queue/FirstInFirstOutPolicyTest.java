package io.printlab.queue;

import io.printlab.testkit.QueuePolicyContract;

class FirstInFirstOutPolicyTest extends QueuePolicyContract {
    @Override
    protected QueuePolicy policy() {
        return new FirstInFirstOutPolicy();
    }
}
