package org.posterity.export.tiktok;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.posterity.export.Omission;
import org.posterity.export.PlatformReader.Wanted;
import org.posterity.export.PostKind;
import org.posterity.export.json.BrokenJson;
import org.posterity.model.Account;
import org.posterity.model.Platform;

/** What is known about TikTok apart from its exports. */
public final class TikTok {
    private static final Pattern USERNAME = Pattern.compile("[^@/:?#%\\s\\p{Cntrl}]++");
    private static final Pattern EXPORT_FILE = Pattern.compile("user_data.{0,100}\\.json", Pattern.CASE_INSENSITIVE);
    private static final Pattern EXPORT_ARCHIVE =
            Pattern.compile("TikTok_Data_.{0,100}\\.zip", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern LINKED_NAME = Pattern.compile("[A-Za-z0-9._]+");
    private static final Pattern PAGE = Pattern.compile(
            "(?:https?://)?(?:www\\.|m\\.)?tiktok\\.com/(?:@|%40)([^/?#\\s]++)(?:[/?#]\\S*+)?",
            Pattern.CASE_INSENSITIVE);

    /** The platform, as accounts on it are written. */
    public static final Platform PLATFORM = new Platform(
            "tiktok",
            "TikTok",
            USERNAME,
            List.of(new Platform.Page(PAGE, "$1")),
            "kelp.and.kites",
            "https://www.tiktok.com/@kelp.and.kites",
            EXPORT_FILE,
            EXPORT_ARCHIVE);

    static final List<Omission> OMISSIONS = List.of(
            new Omission(
                    "The export holds no media files; its links to them die within ten days.",
                    "",
                    "No layout of 2020 to 2026 has a place for media; the links contain the time at which they expire."),
            new Omission(
                    "The export holds no captions, view counts, comments by others or post ids.",
                    "",
                    "No layout of 2020 to 2026 has a key for them; the title of a post is empty or N/A."),
            new Omission(
                    "The export does not say whether it is complete; drafts never appear in it.",
                    "",
                    "A part can be asked for, and nothing in the file tells it from the whole."));

    static final Wanted WANTED = new Wanted(
            "a TikTok export: neither JSON (user_data_tiktok.json, user_data.json) nor TikTok's folder of texts, nor a zip"
                    + " of either",
            "the file that TikTok offers under \"Download your data\" (best in JSON)");

    /** Describes an export that cannot be read. */
    static final BrokenJson BROKEN = new BrokenJson(PLATFORM.name());

    private TikTok() {}

    /** The public address of a post; empty if the user name does not have TikTok's form. */
    static Optional<String> address(Account owner, PostKind kind, String id) {
        return LINKED_NAME.matcher(owner.username()).matches()
                ? Optional.of("https://www.tiktok.com/@" + owner.username()
                        + (kind == PostKind.PHOTO ? "/photo/" : "/video/") + id)
                : Optional.empty();
    }
}
