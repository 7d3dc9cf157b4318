package org.posterity.privacy.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is found by its pattern in free text, and is handled as the selection policy says. */
public enum TextPattern {
    E_MAIL_ADDRESS,
    /** Before phone numbers: its digits look like one. */
    BANK_ACCOUNT,
    PHONE_NUMBER,
    POSTAL_ADDRESS;

    /** What the table lets be done with it. */
    public enum Handling {
        /** Replaced by a word in square brackets. */
        MASK,
        /** Kept, and reported. */
        FLAG,
        KEEP
    }

    /** The name used in the table, and as the rule of a redaction. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As people say it, for example {@code phone number}. */
    public String words() {
        return this == E_MAIL_ADDRESS ? "e-mail address" : id().replace('-', ' ');
    }

    /** The pattern that the table calls so. */
    public static Optional<TextPattern> parse(String id) {
        return Arrays.stream(values())
                .filter(pattern -> pattern.id().equals(id))
                .findFirst();
    }
}
