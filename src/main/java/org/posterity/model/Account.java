package org.posterity.model;

import java.util.Locale;

/** An account on a platform, written {@code PLATFORM:USERNAME}. Names compare without case and without a leading {@code @}. */
public record Account(String platform, String username) {
    public Account {
        platform = platform.toLowerCase(Locale.ROOT);
        username = username.startsWith("@") ? username.substring(1) : username;
        if (platform.isBlank() || username.isBlank()) {
            throw new IllegalArgumentException("An account is written PLATFORM:USERNAME.");
        }
    }

    public static Account parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("An account is written PLATFORM:USERNAME.");
        }
        return new Account(text.substring(0, colon), text.substring(colon + 1));
    }

    /** Whether both name the same account; platforms ignore case in names. */
    public boolean sameAs(Account other) {
        return platform.equals(other.platform) && username.equalsIgnoreCase(other.username);
    }

    @Override
    public String toString() {
        return platform + ":" + username;
    }
}
