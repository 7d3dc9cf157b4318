package org.posterity.consent;

import java.util.Arrays;
import java.util.Optional;

/** What somebody who grants consent signs as. */
public enum GrantorCapacity {
    CREATOR("creator", "the creator"),
    GUARDIAN("guardian", "a parent or guardian"),
    ORGANISATION("organisation", "an organisation"),
    JOINT("joint", "several people jointly"),
    ESTATE("estate", "the creator's estate");

    private final String id;
    private final String words;

    GrantorCapacity(String id, String words) {
        this.id = id;
        this.words = words;
    }

    public String id() {
        return id;
    }

    public String words() {
        return words;
    }

    public static Optional<GrantorCapacity> parse(String id) {
        return Arrays.stream(values()).filter(c -> c.id.equals(id)).findFirst();
    }
}
