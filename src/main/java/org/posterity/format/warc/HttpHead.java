package org.posterity.format.warc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an index says of a response that was got by HTTP.
 *
 * @param status three digits
 * @param mediaType without parameters, empty where the response has none
 */
record HttpHead(String status, String mediaType) {
    /** Longer heads are not read to their end; no real one comes near. */
    private static final int LONGEST = 1 << 16;

    private static final Pattern STATUS = Pattern.compile("HTTP/[0-9.]{1,8} ([0-9]{3})(?![0-9])");
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("^content-type:[ \t]*+([^;\r\n]*)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    /** Reads the beginning of a block; empty where it is no response. */
    static Optional<HttpHead> read(RecordStream block) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(LONGEST);
        while (head.hasRemaining() && block.readBlock(head) >= 0) {
            // What fits is enough.
        }
        String text = new String(head.array(), 0, head.position(), StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        Matcher status = STATUS.matcher(text);
        if (!status.lookingAt()) {
            return Optional.empty();
        }
        Matcher type = MEDIA_TYPE.matcher(end < 0 ? text : text.substring(0, end));
        return Optional.of(
                new HttpHead(status.group(1), type.find() ? type.group(1).strip() : ""));
    }
}
