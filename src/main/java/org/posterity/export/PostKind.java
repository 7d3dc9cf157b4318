package org.posterity.export;

/** What a post consists of, as far as the export tells. */
public enum PostKind {
    VIDEO("video"),
    PHOTO("photo"),
    SOUND("sound"),
    /** Only words. */
    TEXT("text"),
    UNKNOWN("unknown");

    private final String id;

    PostKind(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
