package org.posterity.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of one archive: each must stay inside it and be there once. */
final class EntryNames {
    /** Longer than any path that a file system could have given. */
    static final int LONGEST = 4096;

    private static final int DEEPEST = 100;

    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);

    /** TikTok's own zip has been met with a slash before the export's name; nothing else absolute is let through. */
    private static final Set<String> ABSOLUTE_AND_HARMLESS = Set.of("/user_data.json", "/user_data_tiktok.json");

    private final String archive;
    private final Set<String> files = new LinkedHashSet<>();
    private final Set<String> folders = new HashSet<>();

    /** @param archive what precedes the names in a report, such as {@code export.zip!/}; empty for the outermost archive */
    EntryNames(String archive) {
        this.archive = archive;
    }

    /** Notes an entry and tells its path in the archive, without {@code ./} and empty segments; empty for the archive's root. */
    String claim(String name, boolean folder) throws Unacceptable {
        String path = String.join("/", segments(name));
        String where = archive + name;
        if (folder) {
            if (files.contains(path)) {
                throw Obstacle.DUPLICATE_ENTRY.at(where, "The name is a file's and a folder's.");
            }
            folders.add(path);
            return path;
        }
        if (path.isEmpty()) {
            throw Obstacle.BAD_ENTRY_NAME.at(where, "The entry has no name.");
        }
        if (folders.contains(path) || !files.add(path)) {
            throw Obstacle.DUPLICATE_ENTRY.at(where, "The name was there before.");
        }
        return path;
    }

    /** No file may have the name of a folder above another one. Looked at in the end, for a file may come after what is in it. */
    void checkFolders() throws Unacceptable {
        for (String path : files) {
            for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
                if (files.contains(path.substring(0, slash))) {
                    throw Obstacle.DUPLICATE_ENTRY.at(archive + path, "A folder in this path has the name of a file.");
                }
            }
        }
    }

    private List<String> segments(String name) throws Unacceptable {
        String where = archive + name;
        if (name.indexOf('\0') >= 0 || name.length() > LONGEST) {
            throw Obstacle.BAD_ENTRY_NAME.at(
                    where.substring(0, Math.min(where.length(), 200)),
                    "The name is longer than " + LONGEST + " characters, or contains a NUL.");
        }
        boolean harmless = ABSOLUTE_AND_HARMLESS.contains(name);
        if (!harmless
                && (name.startsWith("/")
                        || name.startsWith("\\")
                        || DRIVE.matcher(name).matches())) {
            throw Obstacle.ABSOLUTE_ENTRY.at(where, "The name begins at the root of a disk.");
        }
        List<String> kept = new ArrayList<>();
        for (String segment : name.split("/", -1)) {
            for (String part : segment.split("\\\\", -1)) {
                if (part.equals("..")) {
                    throw Obstacle.ESCAPING_ENTRY.at(where, "The name contains \"..\".");
                }
            }
            if (!segment.isEmpty() && !segment.equals(".")) {
                kept.add(segment);
            }
        }
        if (kept.size() > DEEPEST) {
            throw Obstacle.BAD_ENTRY_NAME.at(where, "The entry lies more than " + DEEPEST + " folders deep.");
        }
        return kept;
    }
}
