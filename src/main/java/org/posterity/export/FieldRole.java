package org.posterity.export;

import java.util.Locale;

/** The role of a field, which decides how privacy treats it. */
public enum FieldRole {
    DATE,
    /** Free text, which may mention others. */
    TEXT,
    /** Free text in HTML. */
    HTML,
    /** The title of a sound, which names its maker. */
    SOUND,
    /** A person's name, handle or id. */
    PERSON,
    /** An address on the platform or elsewhere. */
    LINK,
    /** How many, or how much. */
    COUNT,
    /** The platform's id of a thing, not a person. */
    ID,
    /** A word of the platform's vocabulary: a method, a state, yes or no. */
    WORD,
    PLACE,
    /** Contact data, devices, addresses, payments: never kept. */
    PERSONAL;

    /** The name in the table of the platform's structure. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
