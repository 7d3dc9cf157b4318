package org.posterity.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The platforms whose exports can be read, each with the addresses of its accounts' pages. */
public enum Platform {
    TIKTOK(
            "tiktok",
            "TikTok",
            Pattern.compile(
                    "(?:tiktok:)?(?:https?://)?(?:www\\.|m\\.)?tiktok\\.com/(?:@|%40)([^/?#\\s]++)(?:[/?#]\\S*+)?",
                    Pattern.CASE_INSENSITIVE));

    private final String id;
    private final String words;
    private final Pattern page;

    Platform(String id, String words, Pattern page) {
        this.id = id;
        this.words = words;
        this.page = page;
    }

    /** The name used in consent records and packages. */
    public String id() {
        return id;
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(Platform::id).toList();
    }

    /** The name for people of the platform with this id; the id itself where nobody knows it. */
    public static String nameOf(String id) {
        return Arrays.stream(values())
                .filter(platform -> platform.id.equals(id))
                .map(platform -> platform.words)
                .findFirst()
                .orElse(id);
    }

    /** The account whose page, or a page of whose posts, has this address. */
    static Optional<Account> accountAt(String address) {
        for (Platform platform : values()) {
            Matcher page = platform.page.matcher(address);
            if (page.matches()) {
                return Optional.of(new Account(platform.id, page.group(1).toLowerCase(Locale.ROOT)));
            }
        }
        return Optional.empty();
    }
}
