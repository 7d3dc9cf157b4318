package org.posterity.format.warc;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.posterity.model.Digest;

/** The header of one record as it is written (WARC/1.1 §4): version, named fields, empty line. */
final class RecordHeaderBytes {
    private final StringBuilder text = new StringBuilder(512).append("WARC/1.1\r\n");

    RecordHeaderBytes(String type, URI recordId, Instant date) {
        field("WARC-Type", type);
        id("WARC-Record-ID", recordId);
        date("WARC-Date", date);
    }

    RecordHeaderBytes field(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                throw new IllegalArgumentException("A control character in " + name + ".");
            }
        }
        text.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    RecordHeaderBytes id(String name, URI recordId) {
        return field(name, "<" + recordId + ">");
    }

    RecordHeaderBytes date(String name, Instant date) {
        return field(name, DateTimeFormatter.ISO_INSTANT.format(date));
    }

    RecordHeaderBytes digest(String name, Digest digest) {
        return field(name, digest.toString());
    }

    /** The bytes up to the block, which has {@code blockLength} bytes. */
    ByteBuffer endingWith(long blockLength) {
        field("Content-Length", Long.toString(blockLength));
        return ByteBuffer.wrap((text + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
