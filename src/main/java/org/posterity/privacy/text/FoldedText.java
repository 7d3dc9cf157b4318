package org.posterity.privacy.text;

/**
 * A text with its digits and signs in ASCII and without invisible characters, so that one pattern finds a number in every
 * script and width, and nothing can hide in it.
 */
final class FoldedText {
    private final String text;
    private final int[] places;

    private FoldedText(String text, int[] places) {
        this.text = text;
        this.places = places;
    }

    static FoldedText of(String original) {
        if (isAscii(original)) {
            return new FoldedText(original, new int[0]);
        }
        StringBuilder plain = new StringBuilder(original.length());
        int[] places = new int[original.length()];
        for (int i = 0; i < original.length(); i++) {
            char character = original.charAt(i);
            if (!isUnseen(character)) {
                places[plain.length()] = i;
                plain.append(plain(character));
            }
        }
        return new FoldedText(plain.toString(), places);
    }

    String text() {
        return text;
    }

    /** The place of a non-empty span of this text in the original. */
    Span inOriginal(Span span) {
        return places.length == 0 ? span : new Span(places[span.from()], places[span.to() - 1] + 1);
    }

    /** Direction marks, places where a line may break, and the character that turns a digit into an emoji. */
    private static boolean isUnseen(char character) {
        return Character.getType(character) == Character.FORMAT || character == '\ufe0f' || character == '\u20e3';
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
