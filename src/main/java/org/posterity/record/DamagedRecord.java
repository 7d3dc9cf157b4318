package org.posterity.record;

import java.io.IOException;

/** A record is not what its name says. The message repeats nothing of it. */
public final class DamagedRecord extends IOException {
    public DamagedRecord(Class<? extends Record> type) {
        super("A record cannot be read as " + type.getSimpleName() + ".");
    }
}
