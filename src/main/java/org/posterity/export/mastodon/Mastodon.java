package org.posterity.export.mastodon;

import java.util.List;
import java.util.regex.Pattern;
import org.posterity.export.Omission;
import org.posterity.export.PlatformReader.Wanted;
import org.posterity.export.json.JsonPlace;
import org.posterity.export.json.PlaceTable;
import org.posterity.export.json.UnknownKeys;
import org.posterity.model.Platform;

/** What is known about Mastodon apart from its archives: many servers, each with its own accounts. */
public final class Mastodon {
    private static final String NAME = "[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_.-]{0,98}[\\p{L}\\p{N}_])?";
    private static final String SERVER = "(?:[\\p{L}\\p{N}-]{1,63}\\.){1,8}[\\p{L}\\p{N}-]{2,63}";
    private static final String REST = "(?:[/?#]\\S*+)?";
    private static final Pattern USERNAME = Pattern.compile(NAME + "@" + SERVER);
    private static final Pattern PAGE =
            Pattern.compile("https?://(" + SERVER + ")/(?:@|users/)(" + NAME + ")" + REST, Pattern.CASE_INSENSITIVE);

    /** The page of an account on another server. */
    private static final Pattern ELSEWHERE =
            Pattern.compile("https?://" + SERVER + "/@(" + NAME + "@" + SERVER + ")" + REST, Pattern.CASE_INSENSITIVE);

    private static final Pattern EXPORT_FILE = Pattern.compile("(?:outbox|actor)\\.json");
    private static final Pattern EXPORT_ARCHIVE = Pattern.compile("archive-\\d{14}-[0-9a-f]{32}\\.(?:zip|tar\\.gz)");

    /** The platform, as accounts on its servers are written. */
    public static final Platform PLATFORM = new Platform(
            "mastodon",
            "Mastodon",
            USERNAME,
            List.of(new Platform.Page(ELSEWHERE, "$1"), new Platform.Page(PAGE, "$2@$1")),
            "kelp@tide.example",
            "https://tide.example/@kelp",
            EXPORT_FILE,
            EXPORT_ARCHIVE);

    static final List<Omission> OMISSIONS = List.of(
            new Omission(
                    "Media that the server's store has lost are not in the archive, or have no content, and nothing in it says so.",
                    "",
                    "The outbox lists them, and the archive has no such file; servers that empty their stores pass over them."),
            new Omission(
                    "Videos and animated pictures are as the server converted them; it does not keep what was uploaded.",
                    "",
                    "Servers store one converted file of each, and hand out that."),
            new Omission(
                    "Earlier wordings of an edited post are not in the archive, nor are media that were never attached to a post.",
                    "",
                    "The outbox has each post once, with the time of its last edit."),
            new Omission(
                    "Followers, follows, blocks, lists, votes in polls, and messages that others sent are not in the archive.",
                    "",
                    "It has no place for them; a server offers some of them as tables of their own."),
            new Omission(
                    "The archive does not say how often a post was liked or boosted.",
                    "before version 4.3",
                    "Its posts have no such key in archives of versions 3.5 and 4.1."));

    static final Wanted WANTED = new Wanted(
            "a Mastodon archive: outbox.json with actor.json beside it, in a zip, a tar or a folder",
            "the archive that the server offers under \"Import and export\" (as it came, without unpacking it)");

    static final PlaceTable TABLE = new PlaceTable(Mastodon.class, "structure.tsv");

    private Mastodon() {}

    /** Whether a file with this name, without its ending, is a table with a line for each account or server. */
    static boolean isTable(String file) {
        return TABLE.knows(file) && place(file).shape().meaning().isPresent();
    }

    /** The place of a file, at the root of a new tree. */
    static JsonPlace place(String file) {
        return JsonPlace.root(file, TABLE.file(file), UnknownKeys.NAMELESS);
    }
}
