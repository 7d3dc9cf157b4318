package org.posterity.consent;

import java.util.Arrays;
import java.util.Optional;

/** What the institution has noted, in the consent record, about the birth date in an export. */
public enum BirthDateNote {
    /** The platform was told a wrong date, as children often do. It counts for a minor only, whom it cannot harm. */
    WRONG("wrong", "the platform was told a wrong date"),

    /** A person has looked at a date that the program cannot read, and it fits the age in the record. */
    LOOKED_AT("looked-at", "somebody has looked at it, and it fits the age");

    private final String id;
    private final String words;

    BirthDateNote(String id, String words) {
        this.id = id;
        this.words = words;
    }

    public String id() {
        return id;
    }

    public String words() {
        return words;
    }

    public static Optional<BirthDateNote> parse(String id) {
        return Arrays.stream(values()).filter(note -> note.id.equals(id)).findFirst();
    }
}
