package org.posterity.sources.upload;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posterity.sources.upload.NotTaken.Reason;

/**
 * The part of a file that a request carries: {@code Content-Range: bytes FIRST-LAST/LENGTH} (RFC 9110 §14.4). Suffixes and
 * unknown lengths are not accepted.
 */
record SentRange(long first, long last, long length) {
    private static final Pattern WRITTEN = Pattern.compile("bytes (\\d{1,15})-(\\d{1,15})/(\\d{1,15})");

    static SentRange parse(String header) {
        Matcher written = WRITTEN.matcher(header);
        if (!written.matches()) {
            throw new NotTaken(Reason.BAD_REQUEST);
        }
        SentRange range = new SentRange(
                Long.parseLong(written.group(1)), Long.parseLong(written.group(2)), Long.parseLong(written.group(3)));
        if (range.first > range.last || range.last >= range.length) {
            throw new NotTaken(Reason.BAD_REQUEST);
        }
        return range;
    }

    long bytes() {
        return last - first + 1;
    }
}
