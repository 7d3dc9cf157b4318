package org.posterity.export.tiktok.text;

/** How a section is built. */
enum SectionShape {
    /** A list of records. */
    RECORDS,
    /** One object whose labels are all known. */
    MAP,
    /** One object, with labels that need not be known. */
    OPEN_MAP,
    /** An object of lists: one list of records per chat. */
    CHATS,
    /** Nothing of its own; headings in its file lead to sections below it. */
    PARTS,
    /** How it looks in a text file is not known: its lines are counted, nothing is read. */
    UNREAD;

    boolean isMap() {
        return this == MAP || this == OPEN_MAP;
    }

    boolean hasRecords() {
        return this == RECORDS || this == CHATS;
    }
}
