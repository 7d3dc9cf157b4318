package org.posterity.export.tiktok.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The form in which words of an export and of a table are compared. */
final class FoldedWords {
    private static final Pattern APOSTROPHE = Pattern.compile("[\u2018\u2019\u02bc\u0060\u00b4\u2032]");
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern EDGES = Pattern.compile("^[> ]+|[ :\uff1a]+$");

    private FoldedWords() {}

    /** Lower case, composed, with one kind of apostrophe, single blanks, and no colon at the end. */
    static String fold(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        String plain =
                APOSTROPHE.matcher(INVISIBLE.matcher(composed).replaceAll("")).replaceAll("'");
        String spaced = BLANKS.matcher(plain).replaceAll(" ").strip();
        return EDGES.matcher(spaced).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
