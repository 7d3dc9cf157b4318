package org.posterity.application;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why access is restricted, as a code: a journal outlives what could be told of the people concerned. */
public enum RestrictionReason {
    /** Somebody who is seen, heard or named asked for it. */
    THIRD_PARTY,
    /** The donor asked for it. */
    DONOR,
    /** A law, a court or a contract. */
    LEGAL,
    /** What it shows may harm people. */
    SENSITIVE,
    /** It was opened, or taken in, by mistake. */
    ERROR;

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when there is no such reason; the message lists them all */
    public static RestrictionReason parse(String id) {
        return Arrays.stream(values())
                .filter(reason -> reason.id().equals(id.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--reason is unknown. Choose one of: "
                        + Arrays.stream(values()).map(RestrictionReason::id).collect(Collectors.joining(", "))
                        + "."));
    }
}
