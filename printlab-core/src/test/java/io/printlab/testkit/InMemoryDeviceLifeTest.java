package io.printlab.testkit;

import io.printlab.store.LabStore;
import java.time.Clock;

final class InMemoryDeviceLifeTest extends DeviceLifeContract {
    @Override
    protected LabStore createStore(Clock storeClock) {
        return new InMemoryLabStore(storeClock);
    }
}
