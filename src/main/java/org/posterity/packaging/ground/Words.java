package org.posterity.packaging.ground;

import java.text.Normalizer;
import java.util.Locale;

/** The words of a text: the longest runs of letters, digits and marks. */
final class Words {
    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private static final char FIRST_COMBINING = 0x300;

    private Words() {}

    /** Takes the place of one word. */
    interface Visitor {
        void word(int from, int to);
    }

    /** In small letters, and composed: programs write the same letter in two ways. */
    static String folded(String text) {
        return (mayBeComposed(text) ? Normalizer.normalize(text, Normalizer.Form.NFC) : text).toLowerCase(Locale.ROOT);
    }

    private static boolean mayBeComposed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_COMBINING) {
                return true;
            }
        }
        return false;
    }

    static void forEach(String folded, Visitor visitor) {
        int from = -1;
        int at = 0;
        while (at < folded.length()) {
            int c = folded.codePointAt(at);
            if (belongs(c)) {
                from = from < 0 ? at : from;
            } else if (from >= 0) {
                visitor.word(from, at);
                from = -1;
            }
            at += Character.charCount(c);
        }
        if (from >= 0) {
            visitor.word(from, at);
        }
    }

    static boolean belongs(int c) {
        if (c < 0x80) {
            return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z';
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> Character.isLetterOrDigit(c);
        };
    }

    /** Never 0. */
    static long hash(String folded, int from, int to) {
        long hash = FNV_BASIS;
        for (int i = from; i < to; i++) {
            hash = (hash ^ folded.charAt(i)) * FNV_PRIME;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }
}
