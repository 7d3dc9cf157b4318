package org.posterity.consent;

import java.util.Arrays;
import java.util.Optional;

/** What somebody of the institution has noted, in the consent record, of the birth date that an export gives. */
public enum BirthDateNote {
    /** The platform was given a wrong one, as children often do. It counts for a minor only, whom it cannot harm. */
    WRONG("wrong", "the platform was given a wrong one"),

    /** A person has looked at one that the program cannot read, and it agrees with the age in the record. */
    LOOKED_AT("looked-at", "somebody has looked at it, and it agrees with the age");

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
