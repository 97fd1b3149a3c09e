package io.printlab.testkit;

import io.printlab.store.LabStore;
import java.time.Clock;

final class InMemoryLabStoreTest extends LabStoreContract {
    @Override
    protected LabStore createStore(Clock storeClock) {
        return new InMemoryLabStore(storeClock);
    }
}
