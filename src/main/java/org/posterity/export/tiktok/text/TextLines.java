package org.posterity.export.tiktok.text;

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
 * The lines of a UTF-8 text file. They end in LF, CR LF or CR; a byte order mark at the beginning is skipped. Malformed are
 * bytes that are not UTF-8, a NUL (so UTF-16), and lines that are far too long.
 */
final class TextLines implements AutoCloseable {
    private static final int LONGEST_LINE = 1024 * 1024;

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final byte[] buffer = new byte[1 << 16];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int at;
    private int end;
    private long offset;

    TextLines(Path file) throws IOException {
        in = Files.newInputStream(file);
    }

    /** The text cannot be read from the byte at this offset, or the line that begins there is too long. */
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

    /** The next line without its end; empty after the last. */
    Optional<String> next() throws IOException {
        if (!fill()) {
            return Optional.empty();
        }
        long begin = offset;
        line.reset();
        while (fill()) {
            int from = at;
            while (at < end && buffer[at] != '\n' && buffer[at] != '\r' && buffer[at] != 0) {
                at++;
            }
            line.write(buffer, from, at - from);
            offset += at - from;
            if (line.size() > LONGEST_LINE) {
                throw new Malformed(begin, true);
            }
            if (at < end) {
                endOfLine();
                break;
            }
        }
        String text = text(begin);
        return Optional.of(begin == 0 && text.startsWith("\ufeff") ? text.substring(1) : text);
    }

    private void endOfLine() throws IOException {
        byte octet = buffer[at];
        if (octet == 0) {
            throw new Malformed(offset, false);
        }
        at++;
        offset++;
        if (octet == '\r' && fill() && buffer[at] == '\n') {
            at++;
            offset++;
        }
    }

    private boolean fill() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(buffer));
        }
        return at < end;
    }

    private String text(long begin) throws IOException {
        byte[] octets = line.toByteArray();
        if (isAscii(octets)) {
            return new String(octets, StandardCharsets.US_ASCII);
        }
        ByteBuffer bytes = ByteBuffer.wrap(octets);
        CharBuffer text = CharBuffer.allocate(bytes.remaining());
        CoderResult result = decoder.reset().decode(bytes, text, true);
        if (result.isError()) {
            throw new Malformed(begin + bytes.position(), false);
        }
        return text.flip().toString();
    }

    private static boolean isAscii(byte[] octets) {
        for (byte octet : octets) {
            if (octet < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
