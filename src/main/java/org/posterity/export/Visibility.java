package org.posterity.export;

import java.util.stream.Stream;

/**
 * Who could see a post. UNLISTED: everyone, but it is in no list of all posts. UNSTATED: the layout has no such field.
 * UNKNOWN: a value that is not understood, treated as not public.
 */
public enum Visibility {
    EVERYONE("everyone", true),
    UNLISTED("everyone, unlisted", true),
    FRIENDS("friends", false),
    FOLLOWERS("followers", false),
    ONLY_CREATOR("only the creator", false),
    UNSTATED("not stated by the export", true),
    UNKNOWN("not understood", false);

    private final String words;
    private final boolean treatedAsPublic;

    Visibility(String words, boolean treatedAsPublic) {
        this.words = words;
        this.treatedAsPublic = treatedAsPublic;
    }

    public String words() {
        return words;
    }

    /** The one of these words; UNKNOWN if there is none. */
    static Visibility of(String words) {
        return Stream.of(values())
                .filter(it -> it.words.equals(words))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** Whether the category {@code posts} covers it; everything else needs {@code non-public-posts}. */
    public boolean treatedAsPublic() {
        return treatedAsPublic;
    }
}
