package org.posterity.privacy.text;

/**
 * A text with its digits and signs written in ASCII, character for character, so that one pattern finds a number in every
 * script and width, and its place is the same in both.
 */
final class PlainSigns {
    private PlainSigns() {}

    static String of(String text) {
        if (isAscii(text)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            plain.append(plain(text.charAt(i)));
        }
        return plain.toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static char plain(char character) {
        if (character < 0x80) {
            return character;
        }
        if (Character.isDigit(character)) {
            return (char) ('0' + Character.digit(character, 10));
        }
        if (character > '\uff00' && character < '\uff5f') {
            return (char) (character - 0xfee0); // full width
        }
        if (Character.isSpaceChar(character)) {
            return character == '\u2028' || character == '\u2029' ? '\n' : ' ';
        }
        return switch (character) {
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> '-';
            case '\u2018', '\u2019' -> '\'';
            case '\ufe6b' -> '@';
            default -> character;
        };
    }
}
