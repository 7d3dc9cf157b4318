package org.posterity.packaging.ground;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The words that every package may hold. The list only ever grows, so that older packages stay explained. */
final class OwnWords {
    private static final String LIST = "own-words.txt";

    private final KnownWords words = new KnownWords();
    private String lastStyle = "";

    private OwnWords() {}

    static OwnWords shipped() {
        try (InputStream list = OwnWords.class.getResourceAsStream(LIST)) {
            OwnWords own = new OwnWords();
            own.words.addLines(list);
            return own;
        } catch (IOException e) {
            throw new UncheckedIOException("The list of the program's own words cannot be read.", e);
        }
    }

    boolean has(long hash) {
        return words.has(hash);
    }

    /** Whether a style sheet is made of them alone. All pages have the same, so that it is looked through once. */
    boolean make(String style) {
        if (!style.equals(lastStyle)) {
            if (!new ForeignWords(this, List.of()).none(apart(style))) {
                return false;
            }
            lastStyle = style;
        }
        return true;
    }

    /** In a style sheet numbers stand side by side, and are none the less numbers of their own. */
    static String apart(String style) {
        return style.replace(' ', '\n');
    }
}
