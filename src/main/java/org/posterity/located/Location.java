package org.posterity.located;

/**
 * The location of a value.
 *
 * @param pointer its RFC 6901 pointer in the document
 * @param shown how it is shown to people: {@code $.notice.digest (line 12)}, {@code law.minors (line 3)}, {@code --from}
 * @param line counted from 1; 0 if there are no lines
 */
public record Location(String pointer, String shown, int line) {
    /** A location with a name and no line: a setting, an option. */
    public static Location named(String name) {
        return new Location(name, name, 0);
    }

    /** The pointer to a key within {@code parent} (RFC 6901 §4). */
    public static String child(String parent, String key) {
        return parent + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    /** Whether the other location is this one or lies within it. */
    boolean encloses(Location other) {
        return other.pointer.equals(pointer) || other.pointer.startsWith(pointer + "/");
    }
}
