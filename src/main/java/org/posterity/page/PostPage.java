package org.posterity.page;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.posterity.page.PostView.Media;

/**
 * The readable page of one post: it plays the video or shows the photos, without script and without anything from
 * outside, inside a WARC player as well as in a folder beside its media.
 */
public final class PostPage {
    private final Stylesheet sheet = Stylesheet.named("post.css");

    /** The page in UTF-8. Media are linked by their portable names, relative to the page. */
    public byte[] render(PostView post) {
        StringWriter text = new StringWriter();
        try {
            write(new Markup(text), post);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(Markup html, PostView post) throws IOException {
        String title = InWords.account(post.account()) + " · " + InWords.minute(post.date());
        PageFrame.beginWithMedia(html, title, sheet)
                .start(
                        "main",
                        "class",
                        post.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        header(html, post);
        html.start("div", "class", "media").line();
        new PostMedia(html, post).write();
        html.end("div").line().start("div", "class", "about").line();
        caption(html, post);
        missing(html, post);
        counts(html, post);
        facts(html, post);
        files(html, post.media());
        provenance(html, post);
        html.end("div").line().end("main").line();
        PageFrame.end(html);
    }

    private static void header(Markup html, PostView post) throws IOException {
        html.start("header").start("p", "class", "account");
        html.element("bdi", InWords.account(post.account()));
        html.element("span", " on " + post.platform()).end("p");
        html.start("h1").start("time", "datetime", InWords.machine(post.date()));
        html.text(InWords.day(post.date())).element("small", InWords.clockAfterDay(post.date()));
        html.end("time").end("h1").end("header").line();
    }

    private static void caption(Markup html, PostView post) throws IOException {
        if (post.caption().isPresent()) {
            html.element("p", post.caption().get(), "class", "caption", "dir", "auto", "lang", "")
                    .line();
        }
    }

    private static void missing(Markup html, PostView post) throws IOException {
        if (post.missing().isEmpty()) {
            return;
        }
        html.start("section", "class", "missing")
                .element("h2", "What is not here")
                .start("ul");
        for (String sentence : post.missing()) {
            html.element("li", sentence, "dir", "auto");
        }
        html.end("ul").end("section").line();
    }

    private static void facts(Markup html, PostView post) throws IOException {
        html.start("dl");
        fact(html, "Kind", post.kind().words());
        fact(html, "Visible to", post.visibility());
        for (Fact detail : post.details()) {
            fact(html, detail.label(), detail.value());
        }
        html.end("dl").line();
    }

    private static void counts(Markup html, PostView post) throws IOException {
        if (post.counts().isEmpty()) {
            return;
        }
        html.start("section", "class", "counts").element("h2", "How often it was seen and liked");
        html.start("dl");
        for (PostView.Counts counts : post.counts()) {
            html.start("div").element("dt", InWords.day(counts.on())).start("dd");
            html.text(InWords.counts(counts.numbers()));
            html.element("small", source(counts), "dir", "auto");
            html.end("dd").end("div");
        }
        html.end("dl").end("section").line();
    }

    private static String source(PostView.Counts counts) {
        String dating = counts.dating().equals("stated")
                ? ""
                : (counts.dating().startsWith("inferred") ? "; the day is " : "; ") + counts.dating();
        return "after " + counts.source() + dating;
    }

    private static void fact(Markup html, String label, String value) throws IOException {
        html.start("div")
                .element("dt", label)
                .element("dd", value, "dir", "auto")
                .end("div");
    }

    private static void files(Markup html, List<Media> media) throws IOException {
        if (media.isEmpty()) {
            return;
        }
        html.start("details").element("summary", InWords.count(media.size(), "file") + " as handed over");
        html.start("ul", "class", "files").line();
        for (Media file : media) {
            html.start("li").start("bdi");
            if (FileLink.isRunByBrowsers(file.mediaType())) {
                html.text(FileNames.shown(file.originalName())); // it is offered above
            } else {
                FileLink.write(html, file, FileNames.shown(file.originalName()));
            }
            html.end("bdi");
            html.element("span", file.mediaType() + ", " + InWords.size(file.size()));
            html.element("code", file.digest().toString()).end("li").line();
        }
        html.end("ul").end("details").line();
    }

    private static void provenance(Markup html, PostView post) throws IOException {
        html.start("footer").start("p");
        html.text("The content of this page was received from the donor on " + InWords.day(post.received())
                + ". It was not captured from " + post.platform()
                + ": this page was written by the archive, and does not look like the platform did.");
        html.end("p")
                .start("p")
                .text("Kept by " + post.institution() + " as ")
                .element("code", post.aip().value());
        html.text(", accession " + post.accession() + ". All times are UTC.")
                .end("p")
                .end("footer")
                .line();
    }
}
