package org.posterity.export;

import java.util.Locale;

/** What a field says, from which follows how privacy treats it. */
public enum FieldRole {
    DATE,
    /** Free text: others may be mentioned in it. */
    TEXT,
    /** The same, written in HTML. */
    HTML,
    /** The title of a sound, in which its maker is named. */
    SOUND,
    /** A person's name, handle or id. */
    PERSON,
    /** An address on the platform or elsewhere. */
    LINK,
    /** How many, or how much. */
    COUNT,
    /** The platform's id of a thing, not of a person. */
    ID,
    /** A word of the platform's own vocabulary: a method, a state, yes or no. */
    WORD,
    PLACE,
    /** Contact data, devices, addresses, payments: never kept. */
    PERSONAL;

    /** The name in the table of the platform's structure. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
