package org.posterity.intake;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names of one archive: each must stay inside it and be there once. */
final class EntryNames {
    /** Longer than any path that a file system could have given. */
    static final int LONGEST = 4096;

    private static final int DEEPEST = 100;

    /** A drive of Windows or a share in its network. A colon by itself is a character of a name. */
    private static final Pattern DISK = Pattern.compile("([A-Za-z]:[/\\\\]|\\\\\\\\).*", Pattern.DOTALL);

    private final String archive;
    private final Set<String> files = new LinkedHashSet<>();
    private final Set<String> folders = new HashSet<>();
    private boolean slash;
    private boolean backslash;
    private long absolute;

    /** @param archive what precedes the names in a report, such as {@code export.zip!/}; empty for the outermost archive */
    EntryNames(String archive) {
        this.archive = archive;
    }

    /**
     * Notes an entry and tells its path in the archive, without a leading slash, {@code ./} and empty segments; empty for
     * the archive's root.
     */
    String claim(String name, boolean folder) throws Unacceptable {
        String path = String.join("/", segments(name));
        String where = archive + name;
        absolute += name.startsWith("/") ? 1 : 0;
        if (folder) {
            if (files.contains(path)) {
                throw IntakeRefusal.DUPLICATE_ENTRY.at(where, "The name is a file's and a folder's.");
            }
            folders.add(path);
            return path;
        }
        if (path.isEmpty()) {
            throw IntakeRefusal.BAD_ENTRY_NAME.at(where, "The entry has no name.");
        }
        if (folders.contains(path) || !files.add(path)) {
            throw IntakeRefusal.DUPLICATE_ENTRY.at(where, "The name was there before.");
        }
        slash |= path.indexOf('/') >= 0;
        backslash |= path.indexOf('\\') >= 0;
        return path;
    }

    /** How many names began with a slash. */
    long absolute() {
        return absolute;
    }

    /** Whether paths are as they were claimed. Where no name has a slash, backslashes are what divides folders. */
    boolean slashed() {
        return slash || !backslash;
    }

    /** The path of a file that was claimed, once all are. */
    String settled(String path) {
        return slashed() ? path : withSlashes(path);
    }

    /** A path as programs of Windows write it. */
    static String withSlashes(String path) {
        return String.join("/", parts(path.replace('\\', '/')));
    }

    static List<String> parts(String name) {
        return Stream.of(name.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
    }

    /**
     * No two files may have one name, and none that of a folder above another one. Looked at in the end, for a file may come
     * after what is in it.
     */
    void check() throws Unacceptable {
        Set<String> settled = new HashSet<>();
        for (String path : files) {
            if (!settled.add(settled(path))) {
                throw IntakeRefusal.DUPLICATE_ENTRY.at(archive + path, "The name was there before.");
            }
        }
        for (String folder : folders) {
            if (settled.contains(settled(folder))) {
                throw IntakeRefusal.DUPLICATE_ENTRY.at(archive + folder, "The name is a file's and a folder's.");
            }
        }
        for (String path : settled) {
            for (int at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
                if (settled.contains(path.substring(0, at))) {
                    throw IntakeRefusal.DUPLICATE_ENTRY.at(
                            archive + path, "A folder in this path has the name of a file.");
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
            throw IntakeRefusal.ABSOLUTE_ENTRY.at(where, "The name begins with a disk or a computer of a network.");
        }
        if (Stream.of(name.split("[/\\\\]")).anyMatch(".."::equals)) {
            throw IntakeRefusal.ESCAPING_ENTRY.at(where, "The name contains \"..\".");
        }
        List<String> kept = parts(name);
        if (kept.size() > DEEPEST) {
            throw IntakeRefusal.BAD_ENTRY_NAME.at(where, "The entry lies more than " + DEEPEST + " folders deep.");
        }
        return kept;
    }
}
