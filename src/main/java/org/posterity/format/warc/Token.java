package org.posterity.format.warc;

/** The {@code token} of WARC/1.1 §4, as RFC 2616 §2.2 has it: ASCII without controls, blanks and separators. */
final class Token {
    private static final String SIGNS = "-!#$%&'*+.^_`|~";

    private Token() {}

    /** Whether a stretch of the text, {@code to} excluded, is a token; it has a sign at least. */
    static boolean is(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char sign = text.charAt(i);
            boolean letter = sign >= 'a' && sign <= 'z' || sign >= 'A' && sign <= 'Z' || sign >= '0' && sign <= '9';
            if (!letter && SIGNS.indexOf(sign) < 0) {
                return false;
            }
        }
        return from < to;
    }
}
