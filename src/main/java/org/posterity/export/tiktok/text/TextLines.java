package org.posterity.export.tiktok.text;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The lines of a text file in UTF-8, one after the other: they end in LF, CR LF or CR, a byte-order mark at the beginning is passed
 * over. Bytes that are no UTF-8, a NUL (so UTF-16), and a line beyond all measure are malformed.
 */
final class TextLines implements AutoCloseable {
    private static final int LONGEST_LINE = 1024 * 1024;

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long offset;
    private int ahead = -2;

    TextLines(Path file) throws IOException {
        in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    /** The text cannot be read on from here; a negative offset means that the line before is too long. */
    static final class Malformed extends IOException {
        private static final long serialVersionUID = 1;

        private final long offset;
        private final boolean tooLong;

        Malformed(long offset, boolean tooLong) {
            super("No text.");
            this.offset = offset;
            this.tooLong = tooLong;
        }

        long offset() {
            return offset;
        }

        boolean isTooLong() {
            return tooLong;
        }
    }

    /** The next line without its end, or nothing after the last. */
    Optional<String> next() throws IOException {
        line.reset();
        long begin = offset;
        int octet = octet();
        if (octet < 0) {
            return Optional.empty();
        }
        while (octet >= 0 && octet != '\n' && octet != '\r') {
            if (octet == 0) {
                throw new Malformed(offset - 1, false);
            }
            if (line.size() == LONGEST_LINE) {
                throw new Malformed(begin, true);
            }
            line.write(octet);
            octet = octet();
        }
        if (octet == '\r') {
            int follower = octet();
            if (follower != '\n') {
                ahead = follower;
                offset -= follower < 0 ? 0 : 1;
            }
        }
        String text = decoded(begin);
        return Optional.of(begin == 0 && text.startsWith("\ufeff") ? text.substring(1) : text);
    }

    private int octet() throws IOException {
        int octet = ahead == -2 ? in.read() : ahead;
        ahead = -2;
        offset += octet < 0 ? 0 : 1;
        return octet;
    }

    private String decoded(long begin) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(line.toByteArray());
        CharBuffer text = CharBuffer.allocate(bytes.remaining());
        CoderResult result = decoder.reset().decode(bytes, text, true);
        if (result.isError()) {
            throw new Malformed(begin + bytes.position(), false);
        }
        return text.flip().toString();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
