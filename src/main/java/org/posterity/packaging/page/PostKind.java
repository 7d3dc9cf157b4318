package org.posterity.packaging.page;

/** What a post shows. */
public enum PostKind {
    VIDEO("Video"),
    PHOTOS("Photos");

    private final String words;

    PostKind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
