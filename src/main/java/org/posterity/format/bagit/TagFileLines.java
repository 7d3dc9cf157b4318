package org.posterity.format.bagit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** The lines of a text tag file (RFC 8493 §2.3), each ended by LF, CR or CRLF. Remembers what was wrong with the text and goes on. */
final class TagFileLines {
    /** Paths and values may be of any length; no honest line is longer than this many characters. */
    private static final int LONGEST_LINE = 1024 * 1024;

    private final ReadableByteChannel source;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(64 * 1024).flip();
    private final CharBuffer text = CharBuffer.allocate(64 * 1024).flip();
    private boolean ended;
    private boolean afterCarriageReturn;
    private boolean malformed;
    private boolean tooLong;
    private boolean unterminated;
    private boolean byteOrderMark;
    private long number;

    TagFileLines(ReadableByteChannel source, Charset encoding) {
        this.source = source;
        this.decoder = encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** The next line without its end, or null after the last. */
    String next() throws IOException {
        StringBuilder line = new StringBuilder();
        boolean any = false;
        while (text.hasRemaining() || fill()) {
            char c = text.get();
            boolean restOfLineEnd = afterCarriageReturn && c == '\n';
            afterCarriageReturn = false;
            if (restOfLineEnd) {
                continue;
            }
            if (c == '\n' || c == '\r') {
                afterCarriageReturn = c == '\r';
                return counted(line);
            }
            any = true;
            if (line.length() < LONGEST_LINE) {
                line.append(c);
            } else {
                tooLong = true;
            }
        }
        unterminated |= any;
        return any ? counted(line) : null;
    }

    /** The number of the line that {@link #next} returned last, from 1. */
    long number() {
        return number;
    }

    /** Says what was wrong with the text, after the last line. */
    void report(BagIssues issues, String where) {
        if (malformed) {
            issues.error(
                    BagClause.TEXT_TAG_FILE,
                    where,
                    "The file is not in the character encoding that bagit.txt declares.");
        }
        if (byteOrderMark) {
            issues.error(BagClause.TEXT_TAG_FILE, where, "The file begins with a byte-order mark.");
        }
        if (tooLong) {
            issues.error(
                    BagClause.TEXT_TAG_FILE,
                    where,
                    "A line is longer than a million characters and was not read to its end.");
        }
        if (unterminated) {
            issues.warning(
                    BagClause.TEXT_TAG_FILE, where, "The last line has no line end; the file may have been cut off.");
        }
    }

    private String counted(StringBuilder line) {
        number++;
        if (number == 1 && line.length() > 0 && line.charAt(0) == '\uFEFF') {
            byteOrderMark = true;
            line.deleteCharAt(0);
        }
        return line.toString();
    }

    private boolean fill() throws IOException {
        text.clear();
        while (text.position() == 0) {
            CoderResult result = decoder.decode(bytes, text, ended);
            if (result.isError()) {
                malformed = true;
                bytes.position(bytes.position() + result.length());
                text.put('\uFFFD');
            } else if (ended) {
                break;
            } else if (text.position() == 0) {
                bytes.compact();
                ended = source.read(bytes) < 0;
                bytes.flip();
            }
        }
        text.flip();
        return text.hasRemaining();
    }
}
