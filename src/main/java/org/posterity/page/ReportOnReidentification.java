package org.posterity.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.posterity.model.AccessLevel;
import org.posterity.page.ReidentificationView.Also;
import org.posterity.page.ReidentificationView.Hint;
import org.posterity.page.ReidentificationView.Texts;

/** The report's section on other people: by what they could still be recognised, and what the curator can do about it. */
final class ReportOnReidentification {
    private final Markup html;
    private final ReidentificationView view;
    private final AccessLevel access;
    private final Also also;

    ReportOnReidentification(Markup html, ReportView report) {
        this.html = html;
        this.view = report.reidentification();
        this.access = report.consent().access();
        this.also = view.also();
    }

    void write() throws IOException {
        html.start("section", "id", "recognition")
                .element("h2", "Who could still be recognised?")
                .line();
        if (view.nothingFound()) {
            html.element("p", nothing(), "class", "none");
        } else {
            html.element("p", sum(), "class", "sum").line();
            html.element(
                    "p",
                    "The creator is named throughout. This is about everybody else: those who were answered, mentioned or filmed,"
                            + " and were not asked.");
            texts();
            names();
            sounds();
            others();
            new ReidentificationAdvice(html, view, access).write();
        }
        html.end("section").line();
    }

    private String nothing() {
        String texts =
                "No other person by what a program can see: no text that is kept could be found by searching for it,"
                        + " and none names anybody by the way it is written";
        return texts
                + (also.media() == 0
                        ? "."
                        : "; who is seen or heard in the " + InWords.count(also.media(), "media file")
                                + " no program can judge.");
    }

    private String sum() {
        List<String> parts = new ArrayList<>();
        if (view.searchable() > 0) {
            parts.add(InWords.number(view.searchable()) + " of " + keptTexts() + " could be found by searching");
        }
        long captions = view.posts().size() + view.files().size();
        if (captions > 0) {
            parts.add(InWords.count(captions, "caption") + " may still name somebody");
        }
        if (!view.description().isEmpty()) {
            parts.add("the account’s description may name somebody");
        }
        if (view.sounds().posts() > 0) {
            parts.add("the sound of " + InWords.count(view.sounds().posts(), "post") + " may name its maker");
        }
        if (parts.isEmpty() && also.pseudonyms() > 0) {
            parts.add(people() + " under a pseudonym");
        }
        if (parts.isEmpty()) {
            parts.add("No text that is kept names anybody by the way it is written, but there is more to look at");
        }
        String words = InWords.list(parts);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    private String keptTexts() {
        long kept = view.texts().stream().mapToLong(Texts::kept).sum();
        return view.texts().size() == 1
                ? InWords.number(kept) + " " + view.texts().get(0).category().replace('-', ' ')
                : InWords.count(kept, "text that is kept", "texts that are kept");
    }

    private String people() {
        return InWords.count(also.people(), "other person appears", "other people appear");
    }

    private void texts() throws IOException {
        if (view.texts().isEmpty()) {
            return;
        }
        html.element("h3", "Texts that could be found by searching");
        html.element(
                "p",
                "Whoever types a whole sentence into a search comes, if it was public and still is there, to the place where it was"
                        + " written, and so to the other people in that conversation, whatever was done to their names here.");
        new RowTable<Texts>(
                        "Texts that could be found", List.of("Texts", "", "#Could be found", "#Kept"), (row, texts) -> {
                            row.start("th", "scope", "row")
                                    .element("span", texts.words())
                                    .end("th");
                            row.start("td", "class", "bar-cell");
                            ShareBar.found(texts.searchable(), texts.kept()).write(row);
                            row.end("td");
                            row.element(
                                    "td",
                                    InWords.number(texts.searchable()),
                                    "class",
                                    texts.searchable() == 0 ? "number nil" : "number unknown");
                            row.element("td", InWords.number(texts.kept()), "class", "number");
                        })
                .write(html, view.texts().size(), view.texts()::stream);
        html.element(
                "p",
                "An estimate: a text counts that has six different words or more, or as many letters as make six words where a"
                        + " script has no blanks, and that nobody wrote twice here. Nobody looked on the platform."
                        + (view.notCompared() == 0
                                ? ""
                                : " Of these, " + InWords.number(view.notCompared())
                                        + " were too many to be compared with the others; they count by their length alone."),
                "class",
                "hint");
    }

    private void names() throws IOException {
        if (view.mayNameSomebody()) {
            html.element("h3", "Captions that may still name somebody");
            new RowTable<Row>("Captions", List.of("Posted", "By what", "In the package"), this::row)
                    .write(html, rows().size(), rows()::stream);
        } else if (also.posts() > 0) {
            html.element("h3", "Captions");
            html.element("p", "None names anybody by the way it is written.", "class", "none");
        }
        if (also.posts() > 0 || view.mayNameSomebody()) {
            html.element(
                    "p",
                    "Names are looked for by their form alone: places and titles are among them, and a name in small letters or at the"
                            + " beginning of a sentence is not seen. Other texts, such as comments, were not looked through for names.",
                    "class",
                    "hint");
        }
        if (also.hardlyJudged() > 0) {
            html.element(
                    "p",
                    "In the captions of " + InWords.count(also.hardlyJudged(), "further post")
                            + " hardly any name could be seen, because their script has no capital letters. Read them yourself.");
        }
    }

    /** A line of the list: a post, a file of no post, or the account's description. */
    private record Row(ReidentificationView.Named post, String path, List<Hint> hints) {}

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        if (!view.description().isEmpty()) {
            rows.add(new Row(null, "", view.description()));
        }
        view.posts().forEach(post -> rows.add(new Row(post, post.path(), post.hints())));
        view.files().forEach(file -> rows.add(new Row(null, file.path(), file.hints())));
        return rows;
    }

    private void row(Markup row, Row line) throws IOException {
        row.start("th", "scope", "row");
        if (line.post() != null) {
            row.start("a", "href", "#post-" + line.post().key());
            row.start("time", "datetime", InWords.machine(line.post().date()));
            row.text(InWords.day(line.post().date()))
                    .element("small", InWords.clockAfterDay(line.post().date()));
            row.end("time").end("a");
        } else {
            row.text(line.path().isEmpty() ? "the account’s description" : "a file of no post");
        }
        row.end("th");
        row.element("td", InWords.list(line.hints().stream().map(Hint::words).toList()));
        row.start("td").element("code", FileNames.shown(line.path())).end("td");
    }

    private void sounds() throws IOException {
        if (view.sounds().posts() == 0) {
            return;
        }
        html.element("h3", "Sounds whose maker may be named");
        html.element(
                "p",
                "Whoever made an original sound has a pseudonym here. The makers of other sounds, mostly artists, keep their names"
                        + " where the selection policy says so. A title in words that Posterity does not know for an original sound"
                        + " stands among them: look for people who are no artists.");
        new RowTable<Map.Entry<String, Integer>>("Sounds", List.of("Title", "#Posts"), (row, sound) -> {
                    row.start("th", "scope", "row")
                            .element("span", sound.getKey(), "dir", "auto")
                            .end("th");
                    row.element("td", InWords.number(sound.getValue()), "class", "number");
                })
                .write(
                        html,
                        view.sounds().titles().size(),
                        view.sounds().titles().entrySet()::stream);
        if (view.sounds().unlisted() > 0) {
            html.element(
                    "p",
                    InWords.count(view.sounds().unlisted(), "further post has a sound", "further posts have a sound")
                            + " with a title that is not listed here, because there are so many.");
        }
    }

    private void others() throws IOException {
        List<String> facts = new ArrayList<>();
        if (also.pseudonyms() > 0) {
            facts.add(
                    people() + " under a pseudonym, " + InWords.count(also.pseudonyms(), "time")
                            + " in all. A pseudonym is the"
                            + " same in every package of this institution: whoever is recognised once is recognised in all of them.");
        }
        if (also.timed() + also.addressed() > 0) {
            facts.add(
                    InWords.count(also.timed(), "post keeps", "posts keep") + " the time to the second, "
                            + InWords.number(also.addressed())
                            + " the address or id on the platform. As long as a post is online, it leads to the comments of others under it.");
        }
        if (also.placed() > 0) {
            facts.add(InWords.count(also.placed(), "post names a place.", "posts name a place."));
        }
        if (also.media() > 0) {
            facts.add("Who is seen or heard in the " + InWords.count(also.media(), "media file")
                    + " no program can judge"
                    + (also.mediaWithPersonalMetadata() == 0
                            ? "."
                            : "; " + InWords.number(also.mediaWithPersonalMetadata())
                                    + " of them carry personal data inside, as “Also noticed” says."));
        }
        if (!facts.isEmpty()) {
            html.element("h3", "What else helps to recognise people").start("ul", "class", "plain");
            for (String fact : facts) {
                html.element("li", fact);
            }
            html.end("ul").line();
        }
    }
}
