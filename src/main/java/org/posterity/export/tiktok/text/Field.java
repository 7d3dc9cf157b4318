package org.posterity.export.tiktok.text;

/** A field of a section, by its key in JSON. A field that the tables lack gets a key of its own. */
record Field(FieldType type, String key, boolean known) {

    /** The beginning of keys for labels that may be anything, even a name. */
    static final String NAMELESS = "*";

    static Field unknown(String key) {
        return new Field(FieldType.NAME, key, false);
    }
}
