package org.posterity.storage;

class MemoryStorageTest extends ArchivalStorageContract {
    private final ArchivalStorage storage = new MemoryStorage();

    @Override
    protected ArchivalStorage storage() {
        return storage;
    }
}
