package org.posterity.canary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What stands in the rows of an SQLite file: a long value lies in pieces between its pages. */
final class DatabaseText {
    private static final byte[] SIGN = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private DatabaseText() {}

    static boolean isDatabase(byte[] bytes) {
        return bytes.length > SIGN.length && Arrays.equals(bytes, 0, SIGN.length, SIGN, 0, SIGN.length);
    }

    static String of(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = database.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet names = statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
                    while (rows.next()) {
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            text.append(rows.getString(i)).append('\n');
                        }
                    }
                }
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
        return text.toString();
    }
}
