package org.posterity.privacy.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is found in free text by a pattern, and handled as the selection policy says. */
public enum TextPattern {
    E_MAIL_ADDRESS,
    /** Tried before phone numbers, because its digits look like one. */
    BANK_ACCOUNT,
    PHONE_NUMBER,
    POSTAL_ADDRESS;

    /** What the selection policy can have done with it. */
    public enum Handling {
        /** Replaced by a word in square brackets. */
        MASK,
        /** Kept, and reported. */
        FLAG,
        KEEP
    }

    /** Its name in the selection policy, and as the rule of a redaction. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its name for people, for example {@code phone number}. */
    public String words() {
        return this == E_MAIL_ADDRESS ? "e-mail address" : id().replace('-', ' ');
    }

    /** The pattern with this name in the selection policy. */
    public static Optional<TextPattern> parse(String id) {
        return Arrays.stream(values())
                .filter(pattern -> pattern.id().equals(id))
                .findFirst();
    }
}
