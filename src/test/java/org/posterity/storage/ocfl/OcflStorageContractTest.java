package org.posterity.storage.ocfl;

import org.junit.jupiter.api.AfterEach;
import org.posterity.storage.ArchivalStorage;
import org.posterity.storage.ArchivalStorageContract;
import org.posterity.storage.Workplace;

class OcflStorageContractTest extends ArchivalStorageContract {
    private Workplace lock;
    private OcflStorage storage;

    @Override
    protected ArchivalStorage storage() {
        if (storage == null) {
            lock = Workplace.in(folder.resolve("archive"));
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
