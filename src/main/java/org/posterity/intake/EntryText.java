package org.posterity.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A name in an archive, read from its bytes; {@code guessed} if they are not UTF-8 and were read as code page 437. */
record EntryText(String text, boolean guessed) {

    /** UTF-8 if the bytes are valid UTF-8, whatever the archive says; otherwise CP437, in which every byte is a character. */
    static EntryText of(byte[] name) {
        try {
            return new EntryText(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(name))
                            .toString(),
                    false);
        } catch (CharacterCodingException e) {
            // The zip specification's own default (APPNOTE 6.3.10, appendix D.1).
            return new EntryText(new String(name, Charset.forName("IBM437")), true);
        }
    }
}
