package org.posterity.packaging.ground;

import java.util.regex.Pattern;

/**
 * What may stand in a file of the bag, or in a record of a WARC file.
 *
 * @param place the paths that it is of
 * @param record the type and address of the record, or {@code -}
 * @param ground of the whole, and of what is between the keys
 * @param keys of JSON, lines and tables
 * @param selectors of pages and XML
 */
record RecordGrounds(Pattern place, Pattern record, Form form, Ground ground, KeyNames keys, Selectors selectors) {

    /** How far the bytes are told apart. */
    enum Form {
        WHOLE,
        JSON,
        JSONL,
        CDXJ,
        FIELDS,
        HTML,
        XML,
        CSV,
        TEXT,
        MANIFEST,
        /** Not even read. */
        MEDIA
    }
}
