package org.posterity.packaging.ground;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads pages and XML byte by byte, in the one form in which this program writes them: tags, attributes in double quotes, text.
 * Comments, entities of one's own, sections and instructions are nothing of that, and nothing is ever fetched or replaced.
 * Parsers of XML do not tell at which byte an attribute begins.
 */
final class MarkupReader {
    private static final int LONGEST = 4 << 20;
    private static final int CHUNK = 1 << 15;
    private static final int MOST_ATTRIBUTES = 40;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9:_-]{0,60}");
    private static final Pattern PROLOG =
            Pattern.compile("!DOCTYPE html|\\?xml version=['\"]1\\.0['\"]( encoding=['\"]UTF-8['\"])? ?\\?");

    private final InputStream in;
    private final byte[] buffer = new byte[CHUNK];
    private int at;
    private int filled;
    private long position;
    private int next;

    /** @param base offset in the file of the stream's first byte */
    MarkupReader(InputStream markup, long base) throws IOException {
        in = markup;
        position = base - 1;
        advance();
    }

    /**
     * An attribute of a tag.
     *
     * @param offset of the first letter of its name
     * @param end behind the closing quote
     */
    record Attribute(String name, String value, long offset, long end) {}

    /** Takes what is read, in order. */
    interface Pieces {
        /** @param end behind the tag */
        void open(String name, List<Attribute> attributes, long offset, long end);

        /**
         * @param offset of the tag, or where an empty element ends
         * @param end behind the tag
         */
        void close(String name, long offset, long end);

        /** Text, or a part of it that ends with a blank. */
        void text(String text, long offset);
    }

    /** Thrown where something else stands. */
    private static final class OtherForm extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** Reads to the end, or to where something stands that is not of that form; answers its offset. */
    Optional<Long> read(Pieces pieces) throws IOException {
        long begun = position;
        try {
            if (next == '<') {
                begun = position;
                advance();
                if (next == '!' || next == '?') {
                    expect(PROLOG.matcher(upTo(">")).matches());
                    take('>');
                } else {
                    tag(pieces, begun);
                }
            }
            while (next >= 0) {
                begun = position;
                if (next == '<') {
                    advance();
                    tag(pieces, begun);
                } else {
                    text(pieces);
                }
            }
            return Optional.empty();
        } catch (OtherForm e) {
            return Optional.of(begun);
        }
    }

    private void tag(Pieces pieces, long offset) throws IOException, OtherForm {
        if (next == '/') {
            advance();
            String name = name(">");
            take('>');
            pieces.close(name, offset, position);
            return;
        }
        String name = name(" />");
        List<Attribute> attributes = new ArrayList<>();
        while (next == ' ') {
            advance();
            if (next != '/') {
                expect(attributes.size() < MOST_ATTRIBUTES);
                attributes.add(attribute());
            }
        }
        boolean empty = next == '/';
        if (empty) {
            advance();
        }
        take('>');
        pieces.open(name, attributes, offset, position);
        if (empty) {
            pieces.close(name, position, position);
        }
    }

    private Attribute attribute() throws IOException, OtherForm {
        long offset = position;
        String name = name("=");
        take('=');
        take('"');
        String value = CharacterReferences.resolve(upTo("\"<"));
        take('"');
        return new Attribute(name, value, offset, position);
    }

    private void text(Pieces pieces) throws IOException, OtherForm {
        long offset = position;
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        while (next >= 0 && next != '<') {
            boolean blank = next == ' ' || next == '\n';
            text.write(next);
            advance();
            expect(text.size() < LONGEST);
            if (blank && text.size() >= CHUNK) {
                break;
            }
        }
        pieces.text(CharacterReferences.resolve(text.toString(StandardCharsets.UTF_8)), offset);
    }

    private String name(String ends) throws IOException, OtherForm {
        String name = upTo(ends);
        expect(NAME.matcher(name).matches());
        return name;
    }

    /** What stands before any of {@code ends}. */
    private String upTo(String ends) throws IOException, OtherForm {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        while (next >= 0 && ends.indexOf(next) < 0) {
            read.write(next);
            advance();
            expect(read.size() < LONGEST);
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    private void take(char expected) throws IOException, OtherForm {
        expect(next == expected);
        advance();
    }

    private static void expect(boolean met) throws OtherForm {
        if (!met) {
            throw new OtherForm();
        }
    }

    private void advance() throws IOException {
        if (at == filled) {
            filled = in.read(buffer, 0, buffer.length);
            at = 0;
        }
        next = filled < 0 ? -1 : buffer[at++] & 0xff;
        filled = Math.max(filled, 0);
        position++;
    }
}
