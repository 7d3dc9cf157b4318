package org.posterity.privacy.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Links to people on other platforms, and by number on this one, where no @ tells that a name follows. */
final class ProfileLinks {
    private static final Pattern PROFILE = Pattern.compile(
            "(?<![\\p{L}\\p{N}-])((?:(?:instagram\\.com|instagr\\.am|ig\\.me/m|threads\\.(?:net|com))(?:/stories)?|"
                    + "(?:facebook\\.com|fb\\.com|fb\\.me|m\\.me|messenger\\.com/t)(?:/people)?|(?:x|twitter)\\.com|"
                    + "snapchat\\.com/(?:add|t)|(?:t|telegram)\\.me(?:/s)?|youtube\\.com/(?:c|user|channel)|twitch\\.tv|"
                    + "linkedin\\.com/(?:in|pub)|reddit\\.com/(?:u|user)|soundcloud\\.com|patreon\\.com|ko-fi\\.com|"
                    + "linktr\\.ee|onlyfans\\.com|paypal\\.me|vk\\.com|vimeo\\.com|flickr\\.com/(?:people|photos)|"
                    + "pinterest\\.[a-z]{2,3}|bsky\\.app/profile|tiktokv?\\.com/(?:(?:h5/)?share/)?use?r(?:/profile)?|"
                    + "snssdk\\d{1,8}://user/profile|weibo\\.com(?:/u)?|douyin\\.com/user|lemon8-app\\.com|open\\.spotify\\.com/user|"
                    + "discord(?:app)?\\.com/users|github\\.com|buymeacoffee\\.com|kick\\.com|ok\\.ru|venmo\\.com(?:/u)?|ask\\.fm|[a-z0-9.-]{3,60}/users)/|cash\\.app/\\$)"
                    + "([\\p{L}\\p{N}_](?:[\\p{L}\\p{M}\\p{N}_.-]{0,100}[\\p{L}\\p{M}\\p{N}_])?)",
            Pattern.CASE_INSENSITIVE);

    /** What stands in the place of a name, and is a page of the platform. */
    private static final Set<String> PAGES = Set.of(
            "p",
            "reel",
            "reels",
            "tv",
            "stories",
            "explore",
            "watch",
            "hashtag",
            "i",
            "intent",
            "home",
            "share",
            "groups",
            "group",
            "events",
            "pages",
            "people",
            "search",
            "login",
            "settings",
            "privacy",
            "terms",
            "about",
            "help",
            "profile.php",
            "story.php",
            "photo",
            "photo.php",
            "marketplace",
            "gaming",
            "directory",
            "videos",
            "discover",
            "joinchat",
            "s",
            "pin",
            "channel",
            "channels",
            "video",
            "sharer",
            "sharer.php",
            "legal",
            "business",
            "developer",
            "u",
            "topics",
            "features");

    /** A part of each host above, and of its folder where the host is this platform's own. */
    private static final List<String> PARTS = List.of(
            "insta",
            "ig.me/",
            "threads.",
            "facebook.",
            "fb.",
            "m.me/",
            "messenger.",
            "x.com/",
            "twitter.",
            "snapchat.",
            "t.me/",
            "telegram.",
            "youtube.",
            "twitch.",
            "linkedin.",
            "reddit.",
            "soundcloud.",
            "patreon.",
            "ko-fi.",
            "linktr.",
            "onlyfans.",
            "paypal.",
            "vk.",
            "vimeo.",
            "flickr.",
            "pinterest.",
            "bsky.",
            "/user/",
            "weibo.",
            "/usr/",
            "/users/",
            "douyin.",
            "lemon8",
            "github.",
            "buymeacoffee.",
            "kick.com",
            "ok.ru",
            "venmo.",
            "ask.fm",
            "cash.app");

    private ProfileLinks() {}

    /** Most links lead nowhere near; to look for them all is slow. */
    private static boolean mayHoldOne(String text) {
        if (text.indexOf('/') < 0) {
            return false;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return PARTS.stream().anyMatch(lower::contains);
    }

    /** The text with another name, or the same, in the place of each name in such a link. */
    static String in(String text, UnaryOperator<String> ofPerson) {
        if (!mayHoldOne(text)) {
            return text;
        }
        return PROFILE.matcher(text).replaceAll(found -> {
            String name = found.group(2);
            boolean page = PAGES.contains(name.toLowerCase(Locale.ROOT));
            return Matcher.quoteReplacement(found.group(1) + (page ? name : ofPerson.apply(name)));
        });
    }
}
