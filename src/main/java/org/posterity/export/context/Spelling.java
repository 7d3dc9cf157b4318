package org.posterity.export.context;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** One form for words that look alike: differences in width, case, blanks, full stops and invisible marks are removed. */
public final class Spelling {
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}.\\u00b7]");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Spelling() {}

    /** The text in that form. */
    public static String of(String text) {
        String visible =
                UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
        return BLANKS.matcher(visible.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
