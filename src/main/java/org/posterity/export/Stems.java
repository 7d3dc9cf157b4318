package org.posterity.export;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.posterity.model.PortableName;

/**
 * Paths without their endings, which connect sidecars with their video: {@code NAME.mp4}, {@code NAME.en.vtt}, {@code
 * NAME.info.json}.
 */
final class Stems {
    private static final Set<String> SUBTITLES = Set.of(".srt", ".vtt");
    private static final Set<String> STILLS =
            Set.of(".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".image", ".gif");
    private static final Pattern LANGUAGE = Pattern.compile("\\.[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8}){0,3}$");

    private Stems() {}

    static boolean isSubtitle(String name) {
        return SUBTITLES.contains(PortableName.extensionOf(name.toLowerCase(Locale.ROOT)));
    }

    /** Whether a file with this name may go with a video of the same stem: its subtitles, its cover. */
    static boolean isBesideAVideo(String name) {
        return isSubtitle(name) || STILLS.contains(PortableName.extensionOf(name.toLowerCase(Locale.ROOT)));
    }

    /** The stems of a path, longest first; for subtitles also without their language. */
    static Set<String> of(String path) {
        Set<String> stems = new LinkedHashSet<>();
        int dot = path.lastIndexOf('.');
        String stem = dot > path.lastIndexOf('/') ? path.substring(0, dot) : path;
        stems.add(stem);
        if (isSubtitle(path)) {
            stems.add(LANGUAGE.matcher(stem).replaceFirst(""));
        }
        return stems;
    }
}
