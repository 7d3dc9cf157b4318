package org.posterity.export.tiktok;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Recognises text that was UTF-8 and has been read as Latin-1: every character is a byte, and the bytes are well-formed UTF-8. */
final class Mojibake {
    private Mojibake() {}

    /** Whether the string on which the parser stands is such a text. */
    static boolean isIn(JsonParser parser) throws IOException {
        int from = parser.getTextOffset();
        return isIn(parser.getTextCharacters(), from, from + parser.getTextLength());
    }

    private static boolean isIn(char[] text, int from, int to) {
        boolean found = false;
        for (int i = from; i < to; i++) {
            int lead = text[i];
            if (lead > 0xff) {
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

    private static int following(int lead) {
        if (lead < 0xc2 || lead > 0xf4) {
            return 0;
        }
        return lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    }

    /** Unicode 15, table 3-7: what may follow, so that no form is overlong, no surrogate, none beyond the last character. */
    private static boolean isTail(char[] text, int at, int length) {
        int lead = text[at];
        int first = text[at + 1];
        int lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        if (first < lowest || first > highest) {
            return false;
        }
        for (int i = 2; i <= length; i++) {
            if (text[at + i] < 0x80 || text[at + i] > 0xbf) {
                return false;
            }
        }
        return true;
    }
}
