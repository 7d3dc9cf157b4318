package org.posterity.privacy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the selection policy says about a category, from mild to strict. */
public enum Treatment {
    KEEP,
    PSEUDONYMISE,
    AGGREGATE,
    LEAVE_OUT;

    /** The name used in the policy and in ledgers. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Treatment> parse(String id) {
        return Arrays.stream(values())
                .filter(treatment -> treatment.id().equalsIgnoreCase(id.replace('_', '-')))
                .findFirst();
    }
}
