package org.posterity.characterisation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.posterity.export.ShippedTable;

/** Kinds of personal metadata in media files. {@code personal.tsv} says which names indicate which kind. */
enum Personal {
    /** Make, model, lens or serial number of what recorded the file. */
    DEVICE,
    /** Titles, comments, keywords and other free text. */
    DESCRIPTION,
    /** Identifiers that link a file to others of the same person. */
    IDENTIFIER,
    /** Coordinates or the name of a place. */
    LOCATION,
    /** Names of people: author, artist, owner. */
    PERSON,
    /** A small picture inside the file, which may show more than the picture itself. */
    THUMBNAIL,
    /** A packet of metadata that may hold any of the others. */
    PACKET,
    /** Metadata in a place, or a kind of file, that is not read: they may be any of the others. */
    UNREAD;

    /** The kinds by name, by where the names stand. */
    private static final Map<String, Map<String, Personal>> TABLE = new HashMap<>();

    static {
        for (String[] line : ShippedTable.lines(Personal.class, "personal.tsv")) {
            Map<String, Personal> names = TABLE.computeIfAbsent(line[1], where -> new LinkedHashMap<>());
            for (String name : line[2].split("\\|")) {
                names.put(key(name), valueOf(line[0].toUpperCase(Locale.ROOT)));
            }
        }
    }

    /** A number in hexadecimal digits before a blank, without its zeros at the front; else the name as it is. */
    private static String key(String name) {
        String first = name.substring(0, Math.max(0, name.indexOf(' ')));
        return first.matches("[0-9A-F]{1,8}")
                ? Long.toHexString(Long.parseLong(first, 16)).toUpperCase(Locale.ROOT)
                : name;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind that a name tells of, where any. */
    static Optional<Personal> of(String where, String name) {
        return Optional.ofNullable(TABLE.get(where).get(name));
    }

    /** The same for a number that is written in hexadecimal digits. */
    static Optional<Personal> of(String where, long number) {
        return of(where, Long.toHexString(number).toUpperCase(Locale.ROOT));
    }

    /** The kinds that names of a place tell of, by name. */
    static Map<String, Personal> named(String where) {
        return TABLE.get(where);
    }
}
