package org.posterity.packaging.ground;

import java.util.Optional;

/**
 * Some bytes of a file that are there for one reason. The stretches of a file follow one another from its first byte to its
 * last.
 *
 * @param record the record of a WARC file that they are of
 * @param key the key of a JSON object, the name of a field or column, an element of a page or an attribute of it; empty where the bytes are of the whole; names that are data are
 *     written {@code *}
 * @param what what the bytes are
 */
public record Stretch(
        String file, Optional<RecordName> record, String key, long offset, long length, String what, Verdict verdict) {

    /** File, record and key in one line. */
    public String where() {
        return file + record.map(it -> ", record " + it.shown()).orElse("") + (key.isEmpty() ? "" : ", key " + key);
    }
}
