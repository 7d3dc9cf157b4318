package org.posterity.privacy.text;

/**
 * Links without query and fragment. The signed part is a key to the platform, and expires within days anyway. A link
 * reaches to the next blank: losing a word too many is better than keeping a signature.
 */
final class PlainLinks {
    private PlainLinks() {}

    /** The text with every link cut before its query. */
    static String in(String text) {
        if (text.indexOf('/') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int word = 0;
        while (word < text.length()) {
            int end = word;
            while (end < text.length() && !isBlank(text.charAt(end))) {
                end++;
            }
            plain.append(text, word, endOfPlain(text, word, end));
            while (end < text.length() && isBlank(text.charAt(end))) {
                plain.append(text.charAt(end++));
            }
            word = end;
        }
        return plain.toString();
    }

    /** Where the query of a link in a word begins, or the word ends. */
    private static int endOfPlain(String text, int word, int end) {
        int at = startOfPath(text, word, end);
        while (at < end && text.charAt(at) != '?' && text.charAt(at) != '#') {
            at++;
        }
        return at;
    }

    /** After the first slash that makes a word a link: one of a pair, or one after a dot ({@code www.example.org/}). */
    private static int startOfPath(String text, int word, int end) {
        boolean dot = false;
        for (int i = word; i < end; i++) {
            char character = text.charAt(i);
            if (character == '/' && (dot || i + 1 < end && text.charAt(i + 1) == '/')) {
                return i + 1;
            }
            dot |= character == '.';
        }
        return end;
    }

    private static boolean isBlank(char character) {
        return character <= ' ' || Character.isSpaceChar(character) || character == '\u0085';
    }
}
