package org.posterity.privacy.text;

import java.util.Locale;

/** A way of writing by which a text may still name a person. */
public enum NameHint {
    FULL_NAME("two capitalised words in a row"),
    COMPANION("a capitalised word after “with” or “my friend”"),
    FEATURED("a capitalised word after “feat.”"),
    TITLED("a form of address, such as Mrs or Frau"),
    INITIALS("initials"),
    HASHTAG("a hashtag of two capitalised parts");

    private final String words;

    NameHint(String words) {
        this.words = words;
    }

    /** The name used in ledgers. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its name for people. */
    public String words() {
        return words;
    }
}
