package org.posterity.page;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.posterity.page.PostView.Media;
import org.posterity.page.PostView.Track;

/**
 * The readable page of one post: it plays the video or shows the photos, without script and without anything from
 * outside, inside a WARC player as well as in a folder beside its media.
 */
public final class PostPage {
    private static final String MOVING = "Moving part of photo";

    private final PostView post;

    private PostPage(PostView post) {
        this.post = post;
    }

    /** The page in UTF-8. Media are linked by their portable names, relative to the page. */
    public static byte[] render(PostView post) {
        StringWriter text = new StringWriter();
        try {
            PageOutput.write(html -> JtepostGenerated.render(html, null, new PostPage(post)), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    PostView view() {
        return post;
    }

    /** A file with what it is called on the page: {@code Photo 2 of 3}. */
    record Shown(Media file, String words, String alternative) {}

    String title() {
        return heading() + " · " + InWords.account(post.account()) + ", " + InWords.minute(post.date());
    }

    /** The caption or its beginning; where there is none, what the post is. */
    String heading() {
        return said().orElse(what() + " of " + InWords.day(post.date()) + ", without a caption");
    }

    String what() {
        return post.kind() == ShownKind.NOT_STATED ? "Post" : post.kind().words();
    }

    /** The caption, where the heading does not say all of it. */
    Optional<String> restOfCaption() {
        return post.caption().filter(caption -> !caption.equals(said().orElse("")));
    }

    private Optional<String> said() {
        return post.caption().map(PostTitle::beginning).filter(words -> !words.isEmpty());
    }

    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Kind", post.kind().words()));
        facts.add(new Fact("Visible to", post.visibility()));
        facts.addAll(post.details());
        return facts;
    }

    /** What is counted, as a heading: {@code Views, likes and comments}. */
    static String counted(List<PostView.Counts> all) {
        TreeSet<String> names = new TreeSet<>();
        all.forEach(counts -> names.addAll(counts.numbers().keySet()));
        return InWords.capitalised(InWords.list(InWords.counted(names)));
    }

    static String source(PostView.Counts counts) {
        String dating = counts.dating().equals("stated")
                ? ""
                : (counts.dating().startsWith("inferred") ? "; the day is " : "; ") + counts.dating();
        return "from " + counts.source() + dating;
    }

    /** What is to be seen or heard, in the post's order. */
    List<Shown> shown() {
        List<Media> media =
                post.media().stream().filter(file -> !file.isSubtitle()).toList();
        Map<String, Integer> met = new HashMap<>();
        List<Shown> shown = new ArrayList<>();
        for (Media file : media) {
            String words = file.shown().words();
            long all = media.stream()
                    .filter(other -> other.shown().words().equals(words))
                    .count();
            int place = met.merge(words, 1, Integer::sum);
            String called = (movesWithAPhoto(file, media) ? MOVING : words)
                    + (media.size() == 1 ? "" : " " + place + " of " + all);
            shown.add(new Shown(file, called, alternative(file, called)));
        }
        return shown;
    }

    /** Telephones take a photo and a short film of the same name at once. */
    private boolean movesWithAPhoto(Media film, List<Media> media) {
        return post.kind() == ShownKind.PHOTOS
                && film.shown().words().equals("Video")
                && media.stream()
                        .anyMatch(other -> other.shown().words().equals("Photo")
                                && stem(other.originalName()).equals(stem(film.originalName())));
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private String alternative(Media file, String called) {
        return file.description()
                .or(this::said)
                .map(words -> called + ": " + words)
                .orElse(called + ", posted " + InWords.minute(post.date()));
    }

    /** What is said in the place of media that are not here; empty of a post of words alone. */
    Optional<String> nothing() {
        return switch (post.kind()) {
            case TEXT -> Optional.empty();
            case VIDEO -> Optional.of("The video is not in this package.");
            case PHOTOS -> Optional.of("The photos are not in this package.");
            case SOUND -> Optional.of("The sound is not in this package.");
            case NOT_STATED -> Optional.of("The video, or the photos, are not in this package.");
        };
    }

    /** Browsers load no subtitles for a page that was opened by a double click, unless they stand in the page itself. */
    static String source(Track track) {
        return track.webVtt().length <= FileLink.MOST_IN_PAGE
                ? "data:text/vtt;base64," + Base64.getEncoder().encodeToString(track.webVtt())
                : FileNames.link(track.portableName());
    }

    static String pixels(Optional<Integer> count) {
        return count.filter(n -> n > 0).map(String::valueOf).orElse(null);
    }
}
