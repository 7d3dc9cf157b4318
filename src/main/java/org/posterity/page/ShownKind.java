package org.posterity.page;

import java.util.Locale;

/** What a post shows. */
public enum ShownKind {
    VIDEO("Video", "video", "videos"),
    PHOTOS("Photos", "photo post", "photo posts"),
    SOUND("Sound", "sound", "sounds"),
    /** Words alone. */
    TEXT("Text", "text post", "text posts"),
    /** Neither the export nor a file says what it shows. */
    NOT_STATED("Not stated", "post of a kind not stated", "posts of a kind not stated");

    private final String words;
    private final String one;
    private final String many;

    ShownKind(String words, String one, String many) {
        this.words = words;
        this.one = one;
        this.many = many;
    }

    /** The kind that records call by this name, of posts or of files. */
    public static ShownKind of(String name) {
        return switch (name) {
            case "photo", "image" -> PHOTOS;
            case "video" -> VIDEO;
            case "sound", "audio" -> SOUND;
            case "text" -> TEXT;
            default -> NOT_STATED;
        };
    }

    String words() {
        return words;
    }

    /** What so many of them are called, without the number. */
    String counted(long count) {
        return count == 1 ? one : many;
    }

    String cssClass() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
