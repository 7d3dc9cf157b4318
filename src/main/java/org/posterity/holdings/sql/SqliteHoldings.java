package org.posterity.holdings.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.posterity.holdings.Holding;
import org.posterity.holdings.HoldingJson;
import org.posterity.holdings.Holdings;
import org.posterity.holdings.IndexEntry;
import org.posterity.holdings.SeenJson;
import org.posterity.holdings.SeenPackage;
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
     * Opens the index, usually {@code <archive>/holdings.db}, made if missing. The caller sees to it that no two processes make it.
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
        if (!Files.exists(file)) {
            make(file, config);
        }
        return open(file, config);
    }

    private static SqliteHoldings open(Path file, SQLiteConfig config) {
        try {
            return prepared(JDBC.createConnection(JDBC.PREFIX + file.toAbsolutePath(), config.toProperties()));
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    /** Makes it beside its place: nobody reads an index without tables. */
    private static void make(Path file, SQLiteConfig config) {
        Path made = file.resolveSibling(file.getFileName() + ".new");
        try {
            // a killed process may have left one
            delete(made);
            open(made, config).close();
            deleteBeside(file);
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new TerminalFailure("The index of holdings cannot be made in the archive's folder.", e);
        }
    }

    private static void delete(Path file) throws IOException {
        deleteBeside(file);
        Files.deleteIfExists(file);
    }

    /** What belongs to an index that is gone, or goes next, must not pass for a part of the one that takes its place. */
    private static void deleteBeside(Path file) throws IOException {
        for (String end : List.of("-wal", "-shm", "-journal")) {
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + end));
        }
    }

    /**
     * The packages of an index, read without creating or changing any file.
     *
     * @throws RuntimeException as {@link #open}
     */
    public static List<IndexEntry> read(Path file) {
        // without a log beside it, the file is complete and need not be locked
        boolean whole = !Files.exists(file.resolveSibling(file.getFileName() + "-wal"));
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(PATIENCE_MILLISECONDS);
        String address = JDBC.PREFIX + file.toUri() + "?mode=ro" + (whole ? "&immutable=1" : "");
        try (Connection database = JDBC.createConnection(address, config.toProperties())) {
            return new SqliteHoldings(database).entries();
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    /**
     * Removes an index that is damaged. The caller sees to it that nobody opens it meanwhile.
     *
     * @return whether it was damaged
     * @throws RuntimeException when it cannot be told, or not be removed
     */
    public static boolean dropIfDamaged(Path file) {
        if (!Files.exists(file) || !isDamaged(file)) {
            return false;
        }
        try {
            delete(file);
            return true;
        } catch (IOException e) {
            throw new TerminalFailure("The damaged index of holdings cannot be removed.", e);
        }
    }

    private static boolean isDamaged(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(PATIENCE_MILLISECONDS);
        try (Connection database = JDBC.createConnection(JDBC.PREFIX + file.toAbsolutePath(), config.toProperties());
                Statement statement = database.createStatement();
                ResultSet check = statement.executeQuery("PRAGMA integrity_check")) {
            if (!(check.next() && check.getString(1).equals("ok"))) {
                return true;
            }
            if (Schema.version(database) > 0) {
                new SqliteHoldings(database).texts("SELECT facts FROM holding").forEach(HoldingJson::read);
            }
            return false;
        } catch (SQLException e) {
            if (SqlFailure.isDamage(e)) {
                return true;
            }
            throw SqlFailure.of(e);
        } catch (IllegalArgumentException e) {
            return true;
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

    private List<IndexEntry> entries() throws SQLException {
        // an index of an older Posterity remembers nothing of what was seen
        Map<PackageId, SeenPackage> seen = Schema.version(database) < Schema.VERSION ? Map.of() : seen();
        Map<PackageId, List<Holding>> accessions = new LinkedHashMap<>();
        holdings("SELECT facts FROM holding")
                .forEach(holding -> accessions
                        .computeIfAbsent(holding.aip(), aip -> new ArrayList<>(1))
                        .add(holding));
        accessions.values().forEach(all -> all.sort(Comparator.comparing(Holding::accession)));
        return accessions.entrySet().stream()
                .map(entry -> new IndexEntry(entry.getValue(), Optional.ofNullable(seen.get(entry.getKey()))))
                .toList();
    }

    @Override
    public synchronized void enter(Collection<IndexEntry> entries) {
        together(() -> {
            for (IndexEntry entry : entries) {
                forget(entry.aip());
                for (Holding holding : entry.accessions()) {
                    change(
                            "INSERT INTO holding (aip, accession, account, submission_digest, facts) VALUES (?,?,?,?,?)",
                            holding.aip().value(),
                            holding.accession(),
                            key(holding.account()),
                            holding.submissionDigest().toString(),
                            HoldingJson.write(holding));
                }
                if (entry.seen().isPresent()) {
                    change(
                            "INSERT INTO seen (aip, facts) VALUES (?,?)",
                            entry.aip().value(),
                            SeenJson.write(entry.seen().get()));
                }
            }
        });
    }

    private void forget(PackageId aip) {
        change("DELETE FROM holding WHERE aip = ?", aip.value());
        change("DELETE FROM seen WHERE aip = ?", aip.value());
    }

    /** All changes or none. */
    private void together(Runnable changes) {
        try (Statement statement = database.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            try {
                changes.run();
                statement.execute("COMMIT");
            } catch (RuntimeException e) {
                statement.execute("ROLLBACK");
                throw e;
            }
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    @Override
    public synchronized Optional<SeenPackage> seen(PackageId aip) {
        return texts("SELECT facts FROM seen WHERE aip = ?", aip.value()).stream()
                .findFirst()
                .flatMap(SeenJson::read);
    }

    @Override
    public synchronized Map<PackageId, SeenPackage> seen() {
        Map<PackageId, SeenPackage> seen = new HashMap<>();
        try (PreparedStatement statement = prepare("SELECT aip, facts FROM seen");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                PackageId aip = new PackageId(rows.getString(1));
                SeenJson.read(rows.getString(2)).ifPresent(it -> seen.put(aip, it));
            }
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        } catch (IllegalArgumentException e) {
            throw SqlFailure.damaged();
        }
        return seen;
    }

    @Override
    public synchronized List<Holding> accessions(PackageId aip) {
        return holdings("SELECT facts FROM holding WHERE aip = ?", aip.value()).stream()
                .sorted(Comparator.comparing(Holding::accession))
                .toList();
    }

    @Override
    public synchronized Optional<Holding> find(PackageId aip) {
        return holdings(HEADS + " AND aip = ?", aip.value()).stream().findFirst();
    }

    @Override
    public synchronized List<Holding> ofAccount(Account account) {
        return holdings(HEADS + " AND aip IN (SELECT aip FROM holding WHERE account = ?)", key(account));
    }

    @Override
    public synchronized List<Holding> underAgreement(String agreement) {
        return holdings(HEADS + " AND instr(facts, ?) > 0", agreement).stream()
                .filter(head -> head.isUnder(agreement))
                .toList();
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
        together(() -> forget(aip));
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
