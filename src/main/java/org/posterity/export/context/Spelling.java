package org.posterity.export.context;

import java.text.Normalizer;
import java.util.Locale;

/** One form for words that look alike: width, case, blanks, full stops and invisible marks do not tell them apart. */
final class Spelling {
    private Spelling() {}

    static String of(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\p{Cf}.\\u00b7]", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
    }
}
