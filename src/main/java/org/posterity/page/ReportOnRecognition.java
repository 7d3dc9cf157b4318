package org.posterity.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.posterity.model.AccessLevel;
import org.posterity.page.RecognitionView.Texts;
import org.posterity.page.ReportView.Post;

/** The report's section on other people: by what they could still be recognised, and what the curator can do about it. */
final class ReportOnRecognition {
    private final Markup html;
    private final ReportView report;
    private final RecognitionView view;
    private final long captions;

    /** @param captions how many captions may name somebody */
    ReportOnRecognition(Markup html, ReportView report, long captions) {
        this.html = html;
        this.report = report;
        this.view = report.recognition();
        this.captions = captions;
    }

    void write() throws IOException {
        html.start("section", "id", "recognition")
                .element("h2", "Who could still be recognised?")
                .line();
        List<String> found = found();
        if (found.isEmpty()) {
            html.element(
                    "p",
                    "No other person by what a program can see: no text that is kept could be found by searching for it,"
                            + " and none names anybody by the way it is written" + media() + ".",
                    "class",
                    "none");
        } else {
            String words = InWords.list(found);
            html.element(
                    "p", words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".", "class", "sum");
            html.element(
                    "p",
                    "The creator is named throughout. This is about everybody else: those who were answered, mentioned or filmed,"
                            + " and were not asked" + media() + ".");
            texts();
            names();
            advice();
        }
        html.end("section").line();
    }

    private String media() {
        return view.media() == 0
                ? ""
                : "; who is seen or heard in the " + InWords.count(view.media(), "media file")
                        + " no program can judge";
    }

    private List<String> found() {
        List<String> parts = new ArrayList<>();
        if (view.searchable() > 0) {
            parts.add(InWords.number(view.searchable()) + " of " + keptTexts() + " could be found by searching");
        }
        if (captions > 0) {
            parts.add(InWords.count(captions, "caption") + " may still name somebody");
        }
        if (!view.description().isEmpty()) {
            parts.add("the account’s description may name somebody (" + InWords.list(view.description()) + ")");
        }
        if (view.sounds() > 0) {
            parts.add("the sound of " + InWords.count(view.sounds(), "post") + " may name its maker");
        }
        if (view.places() > 0) {
            parts.add(InWords.count(view.places(), "post names a place", "posts name a place"));
        }
        if (view.hardlyJudged() > 0) {
            parts.add("in " + InWords.count(view.hardlyJudged(), "caption")
                    + " hardly any name could be seen, because the script has no capital letters");
        }
        if (view.pseudonyms() > 0) {
            parts.add(InWords.count(view.people(), "other person appears", "other people appear")
                    + " under a pseudonym, which is the same in every package of this institution");
        }
        return parts;
    }

    private String keptTexts() {
        long kept = view.texts().stream().mapToLong(Texts::kept).sum();
        return view.texts().size() == 1
                ? InWords.number(kept) + " "
                        + view.texts().get(0).category().id().replace('-', ' ')
                : InWords.count(kept, "text that is kept", "texts that are kept");
    }

    private void texts() throws IOException {
        if (view.texts().isEmpty()) {
            return;
        }
        html.element("h3", "Texts that could be found by searching");
        new RowTable<Texts>(
                        "Texts that could be found", List.of("Texts", "", "#Could be found", "#Kept"), (row, texts) -> {
                            row.element("th", texts.category().words(), "scope", "row");
                            row.start("td", "class", "bar-cell");
                            ShareBar.found(texts.searchable(), texts.kept()).write(row);
                            row.end("td");
                            row.element("td", InWords.number(texts.searchable()), "class", "number");
                            row.element("td", InWords.number(texts.kept()), "class", "number");
                        })
                .write(html, view.texts().size(), view.texts()::stream);
        html.element(
                "p",
                "An estimate: a long text that nobody wrote twice here. Whoever searches for a whole sentence comes, while it is"
                        + " online, to the conversation it was written in, whatever was done to names here.",
                "class",
                "hint");
    }

    private void names() throws IOException {
        if (captions == 0) {
            return;
        }
        html.element("h3", "Captions that may still name somebody");
        new RowTable<Row>("Captions", "posts.jsonl", List.of("Posted", "By what", "In the package"), (row, line) -> {
                    row.start("th", "scope", "row");
                    if (line.key().isEmpty()) {
                        row.text(line.of());
                    } else {
                        row.element("a", line.of(), "href", "#post-" + line.key());
                    }
                    row.end("th").element("td", InWords.list(line.forms()));
                    row.start("td")
                            .element("code", FileNames.shown(line.path()))
                            .end("td");
                })
                .write(html, captions, this::rows);
        html.element(
                "p",
                "Names are looked for by their form alone: places and titles are among them, and a name in small letters is not"
                        + " seen. Other texts, such as comments, were not looked through for names.",
                "class",
                "hint");
    }

    /** A caption: of a post that stands in the list of posts under a key, or of a file of no post. */
    private record Row(String key, String of, List<String> forms, String path) {}

    private Stream<Row> rows() {
        return Stream.concat(
                Stream.concat(report.posts().get(), report.deletedPosts().get())
                        .filter(post -> !post.mayName().isEmpty())
                        .map(ReportOnRecognition::row),
                report.files()
                        .get()
                        .filter(file -> !file.mayName().isEmpty())
                        .map(file -> new Row("", "a file of no post", file.mayName(), file.path())));
    }

    private static Row row(Post post) {
        return new Row(
                post.key(),
                InWords.minute(post.date()),
                post.mayName(),
                post.path().orElse(""));
    }

    private void advice() throws IOException {
        html.element("h3", "What you can do").start("ul", "class", "plain");
        List<String> categories = view.texts().stream()
                .filter(texts -> texts.searchable() > 0)
                .map(texts -> texts.category().id())
                .toList();
        if (!categories.isEmpty()) {
            html.element(
                    "li",
                    "Keep fewer texts: in config/selection.yaml set " + InWords.list(categories)
                            + " to aggregate or leave-out; it holds for what is taken in from then on.");
        }
        html.element("li", access(report.consent().access()));
        html.element(
                "li",
                captions > 0
                        ? "Ask the donor who is meant in the captions listed above, and whether they agree."
                        : "Ask the donor who is to be seen and heard, and whether they agree.");
        html.element("li", "Withhold single posts: each lies in a WARC file of its own.");
        html.end("ul").line();
        html.element("p", "None of this makes the package anonymous; no program can promise that.", "class", "hint");
    }

    private static String access(AccessLevel access) {
        List<String> stricter = Stream.of(AccessLevel.ON_SITE, AccessLevel.BY_PERMISSION, AccessLevel.DARK)
                .filter(level -> level.compareTo(access) > 0)
                .map(AccessLevel::id)
                .toList();
        return stricter.isEmpty()
                ? "Leave it closed: the package may be shown to nobody."
                : "Show it to fewer, or later: agree with the donor on a stricter access ("
                        + String.join(", ", stricter) + ") or on an embargo.";
    }
}
