package org.posterity.export.tiktok.text;

/** A field of a section: its key in JSON. One that the tables lack has a key of its own making. */
record Field(FieldType type, String key, boolean known) {

    /** The beginning of keys that stand for a label which may be anything, even a name. */
    static final String NAMELESS = "*";

    static Field unknown(String key) {
        return new Field(FieldType.NAME, key, false);
    }
}
