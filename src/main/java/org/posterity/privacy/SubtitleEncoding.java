package org.posterity.privacy;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Subtitles come in UTF-8, in UTF-16 with a byte order mark, or in the encoding of old Windows programs. */
public final class SubtitleEncoding {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String MARK = "\ufeff";

    /** Line and page breaks, tabs, and the character with which old programs end a text. */
    private static final String CONTROLS_OF_TEXT = "\n\r\f\t\u001a";

    private SubtitleEncoding() {}

    /** The text without a byte order mark; empty if the bytes are not text, or contain characters that no text has. */
    public static Optional<String> decode(byte[] bytes) {
        Optional<String> text = isWide(bytes)
                ? decode(bytes, StandardCharsets.UTF_16)
                : decode(bytes, StandardCharsets.UTF_8).or(() -> decode(bytes, WINDOWS));
        return text.filter(SubtitleEncoding::isPlain).map(it -> it.startsWith(MARK) ? it.substring(1) : it);
    }

    private static boolean isWide(byte[] bytes) {
        int first = bytes.length > 1 ? (bytes[0] & 0xff) << 8 | bytes[1] & 0xff : 0;
        return first == 0xfeff || first == 0xfffe;
    }

    private static Optional<String> decode(byte[] bytes, Charset encoding) {
        try {
            return Optional.of(
                    encoding.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Other control characters could stand between the letters of a name and hide it. */
    private static boolean isPlain(String text) {
        return text.chars().allMatch(sign -> sign >= ' ' || CONTROLS_OF_TEXT.indexOf(sign) >= 0);
    }
}
