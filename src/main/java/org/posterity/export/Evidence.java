package org.posterity.export;

import java.util.Locale;

/** Why a file is matched to a post. */
public enum Evidence {
    ID_IN_NAME("post id in the file's name"),
    ID_IN_FOLDER("post id in the folder's name"),
    ID_IN_SIDECAR("post id in a sidecar file"),
    ID_TIME("the time in the id is at most 60 seconds before the post's date"),
    DATE_IN_NAME("the post's date in the file's name"),
    DATE_IN_FOLDER("the post's date in the folder's name"),
    UNIX_TIME_IN_NAME("the post's date as Unix seconds in the file's name"),
    ELIMINATION("every other post that fits the id's time belongs to another id"),
    LISTED_ID("the platform's own list of the account's posts has this id"),
    LISTED_FILE("the export lists the file under this post"),
    IDENTICAL_BYTES("identical to a matched file, byte for byte"),
    SAME_STEM("the same name, except for the ending, as a video in the same folder"),
    CURATOR("a curator's decision");

    private final String words;

    Evidence(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** The stable name in ledgers, kebab-case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
