package org.posterity.model;

import java.util.Arrays;
import java.util.Optional;

/** Who may see copies, from everybody to nobody. */
public enum AccessLevel {
    OPEN("open", "everybody"),
    REGISTERED("registered", "registered readers"),
    ON_SITE("on-site", "readers in the institution's rooms"),
    BY_PERMISSION("by-permission", "readers whom the donor allows"),
    DARK("dark", "nobody: preserved only");

    private final String id;
    private final String words;

    AccessLevel(String id, String words) {
        this.id = id;
        this.words = words;
    }

    public String id() {
        return id;
    }

    public String words() {
        return words;
    }

    public static Optional<AccessLevel> parse(String id) {
        return Arrays.stream(values()).filter(a -> a.id.equals(id)).findFirst();
    }
}
