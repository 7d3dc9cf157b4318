package org.posterity.page;

import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.posterity.page.PostView.Media;
import org.posterity.page.PostView.Track;

/** The media of a post on its page: a player for a video, the picture for a photo, a link for what browsers cannot show. */
final class PostMedia {
    private static final String MOVING = "Moving part of photo";

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
            if (post.kind() != ShownKind.TEXT) {
                nothing();
            }
            return;
        }
        Map<String, Integer> met = new HashMap<>();
        for (Media file : media) {
            String words = file.shown().words();
            long all = media.stream()
                    .filter(other -> other.shown().words().equals(words))
                    .count();
            int place = met.merge(words, 1, Integer::sum);
            file(
                    file,
                    movesWith(file, media).map(still -> MOVING).orElse(words)
                            + (media.size() == 1 ? "" : " " + place + " of " + all));
        }
    }

    /** The photo that a film of the same name belongs to: telephones take both at once. */
    private Optional<Media> movesWith(Media film, List<Media> media) {
        return media.stream()
                .filter(other ->
                        post.kind() == ShownKind.PHOTOS && film.shown().words().equals("Video"))
                .filter(other -> other.shown().words().equals("Photo"))
                .filter(other -> stem(other.originalName()).equals(stem(film.originalName())))
                .findFirst();
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private void file(Media file, String words) throws IOException {
        html.start("figure");
        switch (file.shown()) {
            case VIDEO -> video(file, words);
            case PHOTO -> photo(file, words);
            case SOUND -> sound(file, words);
            default -> {
                boolean run = FileLink.isRunByBrowsers(file.mediaType());
                html.start("p")
                        .text(words
                                + (run
                                        ? ", to be kept and opened in a program for drawings: "
                                        : ", which browsers may not show: "));
                link(file, FileNames.shown(file.originalName()));
                html.end("p");
            }
        }
        if (!file.damage().isEmpty()) {
            html.element("p", "This file is damaged. " + String.join(" ", file.damage()), "class", "damaged");
        }
        html.end("figure").line();
    }

    private void sound(Media file, String words) throws IOException {
        html.start(
                "audio",
                "src",
                FileNames.link(file.portableName()),
                "controls",
                "controls",
                "preload",
                "metadata",
                "aria-label",
                described(file, words));
        link(file, "Open the sound file");
        html.end("audio").start("figcaption").text(words);
        if (file.duration().isPresent()) {
            html.text(", " + InWords.clockTime(file.duration().get()));
        }
        html.end("figcaption");
    }

    /** Without a media type: browsers play H.264 in QuickTime files, but not if they are told that it is QuickTime. */
    private void video(Media file, String words) throws IOException {
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
                described(file, words));
        for (int i = 0; i < file.tracks().size(); i++) {
            track(file.tracks().get(i), i == 0);
        }
        link(file, "Open the video file");
        html.end("video").start("figcaption").text(words);
        if (file.duration().isPresent()) {
            html.text(", " + InWords.clockTime(file.duration().get()));
        }
        html.text(". If it does not play here, ");
        link(file, "open the file");
        html.text(" in a player.").end("figcaption");
    }

    /** Browsers load no subtitles for a page that was opened by a double click, unless they stand in the page itself. */
    private static String source(Track track) {
        return track.webVtt().length <= FileLink.MOST_IN_PAGE
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

    private void photo(Media file, String words) throws IOException {
        html.start("a", "href", FileNames.link(file.portableName()));
        html.empty(
                "img",
                "src",
                FileNames.link(file.portableName()),
                "alt",
                described(file, words),
                "width",
                pixels(file.width()),
                "height",
                pixels(file.height()));
        html.end("a").element("figcaption", words);
    }

    private void nothing() throws IOException {
        html.start("div", "class", "nothing").start("p");
        html.text(
                switch (post.kind()) {
                    case VIDEO -> "The video is not in this package.";
                    case PHOTOS -> "The photos are not in this package.";
                    case SOUND -> "The sound is not in this package.";
                    default -> "The video, or the photos, are not in this package.";
                });
        html.end("p").end("div").line();
    }

    /** To a file. What browsers would run as a document of its own is offered for keeping, never for opening. */
    private void link(Media file, String words) throws IOException {
        FileLink.write(html, file, words);
    }

    private String described(Media file, String what) {
        String posted = what + ", posted " + InWords.minute(post.date());
        return file.description().map(words -> posted + ": " + words).orElse(posted);
    }

    private static String pixels(Optional<Integer> count) {
        return count.filter(n -> n > 0).map(String::valueOf).orElse(null);
    }
}
