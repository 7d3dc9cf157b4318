package org.posterity.export.tiktok;

/**
 * Decides which unknown keys may be written by name, and how many. A key may be a person's name or an id. It passes as a
 * name of the platform's structure only if it looks like one; if there are too many of them at a place, they are data.
 */
final class NewNames {
    private static final int AT_ONE_PLACE = 50;
    private static final int IN_ONE_EXPORT = 1_000;
    private static final int LONGEST = 64;
    private static final int DIGITS_OF_AN_ID = 4;
    private static final String SIGNS = " _-+:()/'&";

    private int inExport;

    /** Whether this key may be named, at a place that has this many new names already. */
    boolean allows(String key, int atPlace) {
        return atPlace < AT_ONE_PLACE && inExport < IN_ONE_EXPORT && looksLikeAName(key);
    }

    void note() {
        inExport++;
    }

    static boolean looksLikeAName(String key) {
        if (key.isEmpty() || key.length() > LONGEST || !isLetter(key.charAt(0))) {
            return false;
        }
        int digits = 0;
        for (int i = 0; i < key.length(); i++) {
            char character = key.charAt(i);
            boolean digit = character >= '0' && character <= '9';
            digits = digit ? digits + 1 : 0;
            if (digits == DIGITS_OF_AN_ID || !digit && !isLetter(character) && SIGNS.indexOf(character) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char character) {
        return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z';
    }
}
