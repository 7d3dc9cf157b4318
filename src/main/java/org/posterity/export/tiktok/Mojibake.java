package org.posterity.export.tiktok;

/** Recognises text that was UTF-8 and has been read as Latin-1: every character is a byte, and the bytes are well-formed UTF-8. */
final class Mojibake {
    private Mojibake() {}

    static boolean isIn(CharSequence text) {
        boolean found = false;
        for (int i = 0; i < text.length(); i++) {
            int lead = text.charAt(i);
            if (lead > 0xff) {
                return false;
            }
            if (lead >= 0x80) {
                int more = following(lead);
                if (more == 0 || i + more >= text.length() || !isTail(text, i, more)) {
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
    private static boolean isTail(CharSequence text, int at, int length) {
        int lead = text.charAt(at);
        int first = text.charAt(at + 1);
        int lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        if (first < lowest || first > highest) {
            return false;
        }
        for (int i = 2; i <= length; i++) {
            if (text.charAt(at + i) < 0x80 || text.charAt(at + i) > 0xbf) {
                return false;
            }
        }
        return true;
    }
}
