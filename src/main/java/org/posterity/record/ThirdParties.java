package org.posterity.record;

import java.util.Arrays;
import java.util.Optional;

/** How other people who appear in a donation are treated. */
public enum ThirdParties {
    PSEUDONYMISE("pseudonymise", "user names of other people become pseudonyms"),
    LEAVE_OUT("leave-out", "user names of other people are removed");

    private final String id;
    private final String words;

    ThirdParties(String id, String words) {
        this.id = id;
        this.words = words;
    }

    public String id() {
        return id;
    }

    public String words() {
        return words;
    }

    public static Optional<ThirdParties> parse(String id) {
        return Arrays.stream(values()).filter(t -> t.id.equals(id)).findFirst();
    }
}
