package org.posterity.holdings.sql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.posterity.model.TerminalFailure;
import org.sqlite.JDBC;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's native library. By default SQLite unpacks it into the folder for temporary files, where a killed process leaves
 * it.
 */
public final class SqliteLibrary {
    private static final String PATH = "org.sqlite.lib.path";

    private SqliteLibrary() {}

    /**
     * Unpacks it, once per process and before the index is opened, into a folder that is cleared after the process has ended.
     * If nothing can be loaded from there (a disk mounted {@code noexec}), SQLite falls back to its default.
     */
    public static synchronized void unpackInto(Path folder) {
        if (System.getProperty(PATH) != null) {
            return;
        }
        String name = LibraryLoaderUtil.getNativeLibName();
        try (InputStream library =
                JDBC.class.getResourceAsStream(LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name)) {
            if (library != null) {
                Files.copy(library, Files.createDirectories(folder).resolve(name));
                System.setProperty(PATH, folder.toString());
            }
        } catch (IOException e) {
            throw new TerminalFailure("The SQLite library cannot be unpacked into " + folder + ".", e);
        }
    }
}
