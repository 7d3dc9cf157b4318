package org.posterity.packaging.page;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.posterity.packaging.page.PostView.Media;
import org.posterity.packaging.page.PostView.Track;

/** The media of a post on its page: a player for a video, the picture for a photo, a link for what browsers cannot show. */
final class PostMedia {
    private static final int MOST_IN_PAGE = 256 * 1024;

    private final Markup html;
    private final PostView post;

    PostMedia(Markup html, PostView post) {
        this.html = html;
        this.post = post;
    }

    void write() throws IOException {
        List<Media> media =
                post.media().stream().filter(file -> !file.isSubtitle()).toList();
        if (media.isEmpty()) {
            nothing();
            return;
        }
        for (int i = 0; i < media.size(); i++) {
            file(media.get(i), media.size() == 1 ? "" : " " + (i + 1) + " of " + media.size());
        }
    }

    private void file(Media file, String place) throws IOException {
        html.start("figure");
        String type = file.mediaType().toLowerCase(Locale.ROOT);
        if (type.startsWith("video/")) {
            video(file, place);
        } else if (type.startsWith("image/")) {
            photo(file, place);
        } else {
            html.start("p").text("Browsers may not show this file: ");
            link(file, FileNames.shown(file.originalName()));
            html.end("p");
        }
        html.end("figure").line();
    }

    /** Without a media type: browsers play H.264 in QuickTime files, but not if they are told that it is QuickTime. */
    private void video(Media file, String place) throws IOException {
        html.start(
                "video",
                "src",
                FileNames.link(file.portableName()),
                "controls",
                "controls",
                "preload",
                "metadata",
                "playsinline",
                "playsinline",
                "width",
                pixels(file.width()),
                "height",
                pixels(file.height()),
                "aria-label",
                described(file, "Video" + place));
        for (int i = 0; i < file.tracks().size(); i++) {
            track(file.tracks().get(i), i == 0);
        }
        link(file, "Open the video file");
        html.end("video").start("figcaption").text("Video" + place);
        if (file.duration().isPresent()) {
            html.text(", " + InWords.clockTime(file.duration().get()));
        }
        html.text(". If it does not play here, ");
        link(file, "open the file");
        html.text(" in a player.").end("figcaption");
    }

    /** Browsers load no subtitles for a page that was opened by a double click, unless they stand in the page itself. */
    private static String source(Track track) {
        return track.webVtt().length <= MOST_IN_PAGE
                ? "data:text/vtt;base64," + Base64.getEncoder().encodeToString(track.webVtt())
                : FileNames.link(track.portableName());
    }

    private void track(Track track, boolean first) throws IOException {
        html.empty(
                "track",
                "kind",
                "subtitles",
                "src",
                source(track),
                "srclang",
                track.language(),
                "label",
                track.label(),
                "default",
                first ? "default" : null);
    }

    private void photo(Media file, String place) throws IOException {
        html.start("a", "href", FileNames.link(file.portableName()));
        html.empty(
                "img",
                "src",
                FileNames.link(file.portableName()),
                "alt",
                described(file, "Photo" + place),
                "width",
                pixels(file.width()),
                "height",
                pixels(file.height()));
        html.end("a").element("figcaption", "Photo" + place);
    }

    private void nothing() throws IOException {
        html.start("div", "class", "nothing").start("p");
        html.text(
                post.kind() == PostKind.VIDEO
                        ? "The video is not in this package."
                        : "The photos are not in this package.");
        html.end("p").end("div").line();
    }

    private void link(Media file, String words) throws IOException {
        html.element("a", words, "href", FileNames.link(file.portableName()));
    }

    private String described(Media file, String what) {
        String posted = what + ", posted " + InWords.minute(post.date());
        return file.description().map(words -> posted + ": " + words).orElse(posted);
    }

    private static String pixels(Optional<Integer> count) {
        return count.filter(n -> n > 0).map(String::valueOf).orElse(null);
    }
}
