package org.posterity.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A name in an archive, read from its bytes; {@code guessed} when they are not UTF-8 and were read as code page 437. */
record EntryText(String text, boolean guessed) {

    /** UTF-8 where the bytes are that, whatever the archive says; else CP437, which gives every byte a character. */
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
