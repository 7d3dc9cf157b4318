package org.posterity.storage.ocfl;

import org.junit.jupiter.api.AfterEach;
import org.posterity.storage.ArchivalStorage;
import org.posterity.storage.ArchivalStorageContract;
import org.posterity.storage.ArchiveLock;

class OcflStorageContractTest extends ArchivalStorageContract {
    private ArchiveLock lock;
    private OcflStorage storage;

    @Override
    protected ArchivalStorage storage() {
        if (storage == null) {
            lock = ArchiveLock.take(folder.resolve("archive"));
            storage = OcflStorage.open(lock, false);
        }
        return storage;
    }

    @AfterEach
    void close() {
        if (storage != null) {
            lock.close();
        }
    }
}
