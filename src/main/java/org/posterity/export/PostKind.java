package org.posterity.export;

import java.util.Optional;
import java.util.stream.Stream;

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

    /** The kind of this name; empty if there is none. */
    public static Optional<PostKind> of(String id) {
        return Stream.of(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }
}
