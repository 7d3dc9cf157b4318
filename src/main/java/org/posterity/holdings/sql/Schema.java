package org.posterity.holdings.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.posterity.model.TerminalFailure;

/**
 * The database schema, with its version in {@code PRAGMA user_version}. Each new version is a new step.
 */
final class Schema {
    static final int VERSION = 2;

    private static final List<String> FIRST = List.of(
            """
            CREATE TABLE holding (
              aip TEXT NOT NULL,
              accession INTEGER NOT NULL,
              account TEXT NOT NULL,
              submission_digest TEXT NOT NULL,
              facts TEXT NOT NULL,
              PRIMARY KEY (aip, accession)
            ) WITHOUT ROWID""",
            "CREATE INDEX holding_account ON holding (account)",
            "CREATE INDEX holding_submission ON holding (submission_digest)");

    /** What was seen of a package when its rows were made; a package without must be read again. */
    private static final String SECOND = "CREATE TABLE seen (aip TEXT PRIMARY KEY, facts TEXT NOT NULL) WITHOUT ROWID";

    private Schema() {}

    /** Creates the tables in an empty database, all or none of them. */
    static void prepare(Connection database) throws SQLException {
        int found = version(database);
        if (found > VERSION) {
            throw new TerminalFailure("The index of holdings was written by a newer Posterity (schema " + found
                    + ", this one knows " + VERSION
                    + "). Use the newer Posterity, or delete holdings.db; it will be rebuilt from storage.");
        }
        if (found == VERSION) {
            return;
        }
        try (Statement statement = database.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            // checked again under the lock: another process may have been quicker
            int now = version(database);
            if (now == 0) {
                for (String step : FIRST) {
                    statement.execute(step);
                }
            }
            if (now < VERSION) {
                statement.execute(SECOND);
                statement.execute("PRAGMA user_version = " + VERSION);
            }
            statement.execute("COMMIT");
        }
    }

    static int version(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet version = statement.executeQuery("PRAGMA user_version")) {
            return version.getInt(1);
        }
    }
}
