package org.posterity.holdings.sql;

import java.sql.SQLException;
import org.posterity.model.TerminalFailure;
import org.posterity.model.TransientFailure;
import org.sqlite.SQLiteErrorCode;

/** Translates a database error for the caller. */
final class SqlFailure {
    private static final String DAMAGED =
            "The index of holdings is damaged. Run posterity reindex: it rebuilds the index from"
                    + " storage. Nothing is lost.";

    private SqlFailure() {}

    static RuntimeException of(SQLException e) {
        if (isDamage(e)) {
            return new TerminalFailure(DAMAGED, e);
        }
        int code = primary(e);
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

    static boolean isDamage(SQLException e) {
        return primary(e) == SQLiteErrorCode.SQLITE_CORRUPT.code || primary(e) == SQLiteErrorCode.SQLITE_NOTADB.code;
    }

    /** Extended codes keep the primary code in their low byte. */
    private static int primary(SQLException e) {
        return e.getErrorCode() & 0xff;
    }
}
