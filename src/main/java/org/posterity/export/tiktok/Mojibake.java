package org.posterity.export.tiktok;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/**
 * Recognises UTF-8 that was read as Latin-1 or Windows-1252 (which has signs where Latin-1 has controls): every character
 * is a byte of one of them, and the bytes are well-formed UTF-8.
 */
final class Mojibake {
    /** The signs of the bytes 0x80 to 0x9f in Windows-1252; a blank if there is none. */
    private static final String WINDOWS =
            "\u20ac \u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152 \u017d "
                    + " \u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153 \u017e\u0178";

    private Mojibake() {}

    /** Whether the string at the parser is such a text. */
    static boolean isIn(JsonParser parser) throws IOException {
        int from = parser.getTextOffset();
        return isIn(parser.getTextCharacters(), from, from + parser.getTextLength());
    }

    private static boolean isIn(char[] text, int from, int to) {
        boolean found = false;
        for (int i = from; i < to; i++) {
            int lead = octet(text[i]);
            if (lead < 0) {
                return false;
            }
            if (lead >= 0x80) {
                int more = following(lead);
                if (more == 0 || i + more >= to || !isTail(text, i, more)) {
                    return false;
                }
                i += more;
                found = true;
            }
        }
        return found;
    }

    /** The byte that was read as this character; negative if there is none. */
    private static int octet(char character) {
        if (character <= 0xff) {
            return character;
        }
        int sign = WINDOWS.indexOf(character);
        return sign < 0 ? -1 : 0x80 + sign;
    }

    private static int following(int lead) {
        if (lead < 0xc2 || lead > 0xf4) {
            return 0;
        }
        return lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    }

    /**
     * Unicode 15, table 3-7: which bytes may follow, so that no form is overlong, a surrogate, or beyond the last
     * character.
     */
    private static boolean isTail(char[] text, int at, int length) {
        int lead = octet(text[at]);
        int first = octet(text[at + 1]);
        int lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        if (first < lowest || first > highest) {
            return false;
        }
        for (int i = 2; i <= length; i++) {
            int octet = octet(text[at + i]);
            if (octet < 0x80 || octet > 0xbf) {
                return false;
            }
        }
        return true;
    }
}
