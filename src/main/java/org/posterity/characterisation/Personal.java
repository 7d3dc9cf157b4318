package org.posterity.characterisation;

import java.util.Locale;

/** Kinds of personal metadata that media files carry. */
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
    /** What stands in a place, or in a kind of file, that is not looked into: it may be any of the others. */
    UNREAD;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
