package org.posterity.export.tiktok.text;

/** How a section is built. */
enum SectionShape {
    /** A list of records. */
    RECORDS,
    /** One object whose labels are all known. */
    MAP,
    /** One object whose labels need not be known. */
    OPEN_MAP,
    /** An object of lists: one list of records per chat. */
    CHATS,
    /** Nothing of its own: headings in its file open sections below it. */
    PARTS,
    /** Its form in a text file is unknown: lines are counted, nothing is read. */
    UNREAD;

    boolean isMap() {
        return this == MAP || this == OPEN_MAP;
    }

    boolean hasRecords() {
        return this == RECORDS || this == CHATS;
    }
}
