package io.printlab.testkit;

import io.printlab.file.FileStore;

final class InMemoryFileStoreTest extends FileStoreContract {
    private final InMemoryFileStore memory = new InMemoryFileStore();

    @Override
    protected FileStore createStore() {
        return memory;
    }

    @Override
    protected long stored() {
        return memory.contents();
    }
}
