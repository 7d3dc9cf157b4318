package org.posterity.holdings.sql;

import java.sql.SQLException;
import org.posterity.model.TerminalFailure;
import org.posterity.model.TransientFailure;
import org.sqlite.SQLiteErrorCode;

/** Translates a database error for the caller. */
final class SqlFailure {
    private static final String DAMAGED = "The index of holdings is damaged. Delete holdings.db, holdings.db-wal and"
            + " holdings.db-shm in the archive's folder. The index will be rebuilt from storage; nothing is lost.";

    private SqlFailure() {}

    static RuntimeException of(SQLException e) {
        // extended codes keep the primary code in their low byte
        int code = e.getErrorCode() & 0xff;
        if (code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return new TerminalFailure(DAMAGED, e);
        }
        if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return new TransientFailure("The index of holdings is busy.", e);
        }
        return new TerminalFailure(
                "The index of holdings cannot be read or written; is the disk full, or the archive's folder gone?", e);
    }

    /** A row that is not as it was written. */
    static TerminalFailure damaged() {
        return new TerminalFailure(DAMAGED);
    }
}
