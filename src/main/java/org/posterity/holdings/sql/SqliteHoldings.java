package org.posterity.holdings.sql;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.posterity.holdings.Holding;
import org.posterity.holdings.HoldingJson;
import org.posterity.holdings.Holdings;
import org.posterity.model.Account;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;
import org.posterity.model.TerminalFailure;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/** The index in one SQLite file. Processes may share it; what was recorded is on disk when the call returns. */
public final class SqliteHoldings implements Holdings {
    private static final int PATIENCE_MILLISECONDS = 10_000;
    private static final String HEADS =
            "SELECT facts FROM holding h WHERE accession = (SELECT max(accession) FROM holding WHERE aip = h.aip)";

    private final Connection database;

    private SqliteHoldings(Connection database) {
        this.database = database;
    }

    /**
     * Opens the index, usually {@code <archive>/holdings.db}, made if missing.
     *
     * @throws TerminalFailure when it is damaged, or was written by a newer Posterity
     */
    public static SqliteHoldings open(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(PATIENCE_MILLISECONDS);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        // after an erasure no account name may remain in freed pages
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "ON");
        try {
            Connection database = JDBC.createConnection(JDBC.PREFIX + file.toAbsolutePath(), config.toProperties());
            return prepared(database);
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    /**
     * The packages of an index, each represented by its newest accession, read without creating or changing any file.
     *
     * @throws RuntimeException as {@link #open}
     */
    public static List<Holding> read(Path file) {
        // without a log beside it, the file is complete and need not be locked
        boolean whole = !Files.exists(file.resolveSibling(file.getFileName() + "-wal"));
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(PATIENCE_MILLISECONDS);
        String address = JDBC.PREFIX + file.toUri() + "?mode=ro" + (whole ? "&immutable=1" : "");
        try (Connection database = JDBC.createConnection(address, config.toProperties())) {
            return new SqliteHoldings(database).list();
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    private static SqliteHoldings prepared(Connection database) throws SQLException {
        try {
            Schema.prepare(database);
            return new SqliteHoldings(database);
        } catch (SQLException | TerminalFailure e) {
            database.close();
            throw e;
        }
    }

    @Override
    public synchronized void record(Holding holding) {
        change(
                "INSERT OR REPLACE INTO holding (aip, accession, account, submission_digest, facts) VALUES (?,?,?,?,?)",
                holding.aip().value(),
                holding.accession(),
                key(holding.account()),
                holding.submissionDigest().toString(),
                HoldingJson.write(holding));
    }

    @Override
    public synchronized Optional<Holding> find(PackageId aip) {
        return holdings(HEADS + " AND aip = ?", aip.value()).stream().findFirst();
    }

    @Override
    public synchronized List<Holding> ofAccount(Account account) {
        return holdings(HEADS + " AND account = ?", key(account));
    }

    @Override
    public synchronized Optional<Holding> ofSubmission(Digest submission) {
        return holdings("SELECT facts FROM holding WHERE submission_digest = ?", submission.toString()).stream()
                .findFirst();
    }

    @Override
    public synchronized List<Holding> list() {
        return holdings(HEADS);
    }

    @Override
    public synchronized Set<PackageId> ids() {
        Set<PackageId> ids = new HashSet<>();
        for (String aip : texts("SELECT DISTINCT aip FROM holding")) {
            try {
                ids.add(new PackageId(aip));
            } catch (IllegalArgumentException e) {
                throw SqlFailure.damaged();
            }
        }
        return ids;
    }

    @Override
    public synchronized int count() {
        return ids().size();
    }

    @Override
    public synchronized void remove(PackageId aip) {
        change("DELETE FROM holding WHERE aip = ?", aip.value());
        try (Statement statement = database.createStatement()) {
            // the write-ahead log has the row until it is emptied
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            database.close();
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    private void change(String sql, Object... values) {
        try (PreparedStatement statement = prepare(sql, values)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    private List<Holding> holdings(String sql, Object... values) {
        try {
            return texts(sql, values).stream()
                    .map(HoldingJson::read)
                    .sorted(Holding.BY_TIME)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw SqlFailure.damaged();
        }
    }

    private List<String> texts(String sql, Object... values) {
        List<String> texts = new ArrayList<>();
        try (PreparedStatement statement = prepare(sql, values);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
        return texts;
    }

    private PreparedStatement prepare(String sql, Object... values) throws SQLException {
        PreparedStatement statement = database.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** Accounts compare without case. */
    private static String key(Account account) {
        return account.toString().toLowerCase(Locale.ROOT);
    }
}
