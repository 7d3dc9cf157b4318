package org.posterity.record;

import java.io.IOException;

/** A record does not have the content its name promises. The message quotes nothing of it. */
public final class DamagedRecord extends IOException {
    public DamagedRecord(Class<? extends Record> type) {
        super("A record cannot be read as " + type.getSimpleName() + ".");
    }
}
