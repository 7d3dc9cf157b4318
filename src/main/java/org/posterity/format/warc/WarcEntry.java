package org.posterity.format.warc;

import java.net.URI;
import java.time.Instant;
import org.posterity.model.Digest;

/**
 * One record of a WARC file: what it holds and where it lies.
 *
 * @param recordId WARC-Record-ID (WARC/1.1 §5.2), without the angle brackets
 * @param target WARC-Target-URI (§5.14)
 * @param mediaType of the payload; of a revisit, that of the original's payload
 * @param payload sha256 of the payload; of a metadata record, of its block
 * @param payloadLength in bytes; of a revisit, that of the original's payload
 * @param offset of the record's first byte in the file
 * @param length of the whole record in bytes, its two closing line ends included
 */
public record WarcEntry(
        Type type,
        URI recordId,
        URI target,
        Instant date,
        String mediaType,
        Digest payload,
        long payloadLength,
        long offset,
        long length) {

    /** The record types of the profile that have a target (WARC/1.1 §6.4, §6.6, §6.7). */
    public enum Type {
        RESOURCE("resource"),
        METADATA("metadata"),
        REVISIT("revisit");

        private final String label;

        Type(String label) {
            this.label = label;
        }

        /** The value of WARC-Type (§5.5). */
        public String label() {
            return label;
        }
    }
}
