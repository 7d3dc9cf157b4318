package org.posterity.page;

import java.util.Locale;

/** What became of a post that the export lists. */
public enum PostStatus {
    /** All its media are in the package. */
    HELD("Complete"),
    /** A file fits this post and others, and nothing decides between them. */
    AMBIGUOUS("Ambiguous"),
    /** Its media, or some of them, are not in the package. */
    MISSING("Missing or incomplete"),
    /** Consent or the institution's rules do not cover it. */
    LEFT_OUT("Not selected");

    private final String words;

    PostStatus(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    String cssClass() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
