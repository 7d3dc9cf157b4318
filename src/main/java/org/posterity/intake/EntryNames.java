package org.posterity.intake;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names in one archive: each must stay inside it and occur once. */
final class EntryNames {
    /** Longer than any path on a file system. */
    static final int LONGEST = 4096;

    private static final int DEEPEST = 100;

    /** A Windows drive or network share. A colon elsewhere is an ordinary character. */
    private static final Pattern DISK = Pattern.compile("([A-Za-z]:[/\\\\]|\\\\\\\\).*", Pattern.DOTALL);

    private final String archive;
    private final Set<String> files = new LinkedHashSet<>();
    private final Set<String> folders = new HashSet<>();
    private boolean slash;
    private boolean backslash;
    private long absolute;

    /** @param archive what goes before the names in a report, such as {@code export.zip!/}; empty for the outermost archive */
    EntryNames(String archive) {
        this.archive = archive;
    }

    /**
     * Registers an entry and returns its path in the archive, without a leading slash, {@code ./} and empty segments; empty for
     * the archive's root.
     */
    String claim(String name, boolean folder) throws Unacceptable {
        String path = String.join("/", segments(name));
        String where = archive + name;
        absolute += name.startsWith("/") ? 1 : 0;
        if (folder) {
            if (files.contains(path)) {
                throw IntakeRefusal.DUPLICATE_ENTRY.at(where, "The name is used for a file and for a folder.");
            }
            folders.add(path);
            return path;
        }
        if (path.isEmpty()) {
            throw IntakeRefusal.BAD_ENTRY_NAME.at(where, "The entry has no name.");
        }
        if (folders.contains(path) || !files.add(path)) {
            throw IntakeRefusal.DUPLICATE_ENTRY.at(where, "The name occurs twice.");
        }
        slash |= path.indexOf('/') >= 0;
        backslash |= path.indexOf('\\') >= 0;
        return path;
    }

    /** How many names began with a slash. */
    long absolute() {
        return absolute;
    }

    /** Whether paths are as they were claimed. If no name has a slash, backslashes separate folders. */
    boolean slashed() {
        return slash || !backslash;
    }

    /** The final path of a claimed file, once all are claimed. */
    String settled(String path) {
        return slashed() ? path : withSlashes(path);
    }

    /** A path with backslashes, as Windows programs write it. */
    static String withSlashes(String path) {
        return String.join("/", parts(path.replace('\\', '/')));
    }

    static List<String> parts(String name) {
        return Stream.of(name.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
    }

    /**
     * No two files may have the same name, and no file that of a folder above another file. Checked at the end, because a
     * file may come after its supposed content.
     */
    void check() throws Unacceptable {
        Set<String> settled = new HashSet<>();
        for (String path : files) {
            if (!settled.add(settled(path))) {
                throw IntakeRefusal.DUPLICATE_ENTRY.at(archive + path, "The name occurs twice.");
            }
        }
        for (String folder : folders) {
            if (settled.contains(settled(folder))) {
                throw IntakeRefusal.DUPLICATE_ENTRY.at(
                        archive + folder, "The name is used for a file and for a folder.");
            }
        }
        for (String path : settled) {
            for (int at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
                if (settled.contains(path.substring(0, at))) {
                    throw IntakeRefusal.DUPLICATE_ENTRY.at(
                            archive + path, "A folder in this path has the same name as a file.");
                }
            }
        }
    }

    private List<String> segments(String name) throws Unacceptable {
        String where = archive + name;
        if (name.indexOf('\0') >= 0 || name.length() > LONGEST) {
            throw IntakeRefusal.BAD_ENTRY_NAME.at(
                    where.substring(0, Math.min(where.length(), 200)),
                    "The name is longer than " + LONGEST + " characters, or contains a NUL.");
        }
        if (DISK.matcher(name).matches()) {
            throw IntakeRefusal.ABSOLUTE_ENTRY.at(where, "The name begins with a drive letter or a network share.");
        }
        if (Stream.of(name.split("[/\\\\]")).anyMatch(".."::equals)) {
            throw IntakeRefusal.ESCAPING_ENTRY.at(where, "The name contains \"..\".");
        }
        List<String> kept = parts(name);
        if (kept.size() > DEEPEST) {
            throw IntakeRefusal.BAD_ENTRY_NAME.at(where, "The entry is more than " + DEEPEST + " folders deep.");
        }
        return kept;
    }
}
