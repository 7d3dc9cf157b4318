package org.posterity.model;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An account on a platform, written {@code tiktok:USERNAME}. Names compare without case and without a leading {@code @}. */
public record Account(String platform, String username) {
    private static final Pattern NAME = Pattern.compile("@?[^@/:?#%\\s\\p{Cntrl}]++");

    public Account {
        platform = platform.toLowerCase(Locale.ROOT);
        username = username.startsWith("@") ? username.substring(1) : username;
        if (platform.isBlank() || username.isBlank()) {
            throw new IllegalArgumentException(
                    "An account is written PLATFORM:USERNAME, for example tiktok:kelp.and.kites.");
        }
    }

    public static Account parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException(
                    "An account is written PLATFORM:USERNAME, for example tiktok:kelp.and.kites.");
        }
        return new Account(text.substring(0, colon), text.substring(colon + 1));
    }

    /**
     * Reads what a person writes for an account: also the address of its page, or of a post of it, and {@code @USERNAME} alone
     * while there is one platform only.
     *
     * @throws IllegalArgumentException when it is none, or of a platform that nobody knows; the message says how it is written
     */
    public static Account written(String text) {
        String name = text.strip();
        Optional<Account> linked = Platform.accountAt(name);
        if (linked.isPresent()) {
            return linked.get();
        }
        boolean alone = name.startsWith("@") && Platform.values().length == 1;
        int colon = name.indexOf(':');
        String platform = alone
                ? Platform.ids().get(0)
                : name.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
        String username = alone ? name.substring(1) : name.substring(colon + 1);
        if (!Platform.ids().contains(platform) || !isName(username)) {
            throw new IllegalArgumentException(
                    "An account is written PLATFORM:USERNAME, or as the address of its page: tiktok:kelp.and.kites or"
                            + " https://www.tiktok.com/@kelp.and.kites. A short link does not tell the name: open it, and copy"
                            + " the address that it leads to. Platforms that are known: "
                            + String.join(", ", Platform.ids()) + ".");
        }
        return new Account(platform, username);
    }

    /** Whether it can be a user name, and is no address or sentence. */
    public static boolean isName(String username) {
        return NAME.matcher(username).matches();
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
