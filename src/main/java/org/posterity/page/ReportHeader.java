package org.posterity.page;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.posterity.model.Category;
import org.posterity.model.Finding;
import org.posterity.page.ReportView.Consent;
import org.posterity.page.ReportView.Fate;

/** The top of the report: whose account, the summary, the figures, and beside them the account and the terms in short. */
final class ReportHeader {
    private static final int MOST_NAMED = 20;

    private final Markup html;
    private final ReportView view;
    private final PostTotals posts;
    private final FileTotals files;

    ReportHeader(Markup html, ReportView view, PostTotals posts, FileTotals files) {
        this.html = html;
        this.view = view;
        this.posts = posts;
        this.files = files;
    }

    void write() throws IOException {
        html.start("header").line();
        html.element("p", "Archival package, accession " + view.accession(), "class", "kicker");
        html.start("h1").element("bdi", InWords.account(view.account()));
        html.element("span", " on " + view.platform()).end("h1").line();
        html.element("p", view.withoutExport() ? withoutExport() : posts.sentence(), "class", "summary")
                .line();
        html.element("p", filesSentence(), "class", "second").line();
        alerts();
        figures();
        html.start("div", "class", "columns");
        identity();
        consent(view.consent());
        html.end("div").line();
        contents();
        html.end("header").line();
    }

    private String withoutExport() {
        long kept = files.of(Fate.UNMATCHED) + files.of(Fate.AMBIGUOUS);
        return "There was no export: " + InWords.count(kept, "media file is kept", "media files are kept")
                + ", and nobody can tell whether they are complete.";
    }

    private String filesSentence() {
        StringBuilder text = new StringBuilder(InWords.count(view.received().files(), "file") + " came, "
                + InWords.size(view.received().bytes()) + ", on "
                + InWords.day(view.received().at()));
        if (files.of(Fate.AMBIGUOUS) > 0) {
            text.append("; ")
                    .append(InWords.count(files.of(Fate.AMBIGUOUS), "fits several posts", "fit several posts each"));
        }
        if (files.of(Fate.UNMATCHED) > 0 && !view.withoutExport()) {
            text.append("; ")
                    .append(InWords.count(files.of(Fate.UNMATCHED), "belongs to no post", "belong to no post"))
                    .append(" in the export and ")
                    .append(files.of(Fate.UNMATCHED) == 1 ? "is kept" : "are kept")
                    .append(" all the same");
        }
        return text.append('.').toString();
    }

    private void alerts() throws IOException {
        for (Alert alert : Alert.values()) {
            List<Finding> about = view.findings().stream()
                    .filter(finding -> finding.code().equals(alert.code()))
                    .toList();
            if (!about.isEmpty()) {
                html.start("p", "class", "alert").element("b", alert.sentence(about.size()));
                for (Finding finding : about.subList(0, Math.min(about.size(), MOST_NAMED))) {
                    html.text(" ").element("code", FileNames.shown(finding.where()));
                }
                html.end("p").line();
            }
        }
    }

    private void figures() throws IOException {
        html.start("ul", "class", "figures");
        figure("held", posts.of(PostStatus.HELD), "held");
        if (posts.of(PostStatus.AMBIGUOUS) > 0) {
            figure("ambiguous", posts.of(PostStatus.AMBIGUOUS), "ambiguous");
        }
        figure("missing", posts.of(PostStatus.MISSING), "missing");
        figure("left-out", posts.of(PostStatus.LEFT_OUT), "left out");
        for (ShownKind kind : ShownKind.values()) {
            if (posts.of(kind) > 0 || kind == ShownKind.VIDEO || kind == ShownKind.PHOTOS) {
                figure("kind", posts.of(kind), kind.counted(posts.of(kind)));
            }
        }
        html.end("ul").line();
    }

    private void figure(String cssClass, long count, String words) throws IOException {
        html.start("li", "class", count == 0 ? "zero" : cssClass);
        html.element("b", InWords.number(count))
                .text(" ")
                .element("span", words)
                .end("li");
    }

    private void identity() throws IOException {
        html.start("section").element("h2", "The account").start("dl");
        fact("Package", view.aip().value());
        for (Fact fact : view.profile()) {
            fact(fact.label(), fact.value(), "profile");
        }
        if (posts.first().isPresent()) {
            String first = InWords.day(posts.first().get());
            String last = InWords.day(posts.last().orElseThrow());
            fact("Posts", first.equals(last) ? "of " + first : "from " + first + " to " + last);
        }
        html.end("dl").end("section").line();
    }

    private void consent(Consent terms) throws IOException {
        html.start("section").element("h2", "The consent, in short").start("dl");
        fact("Kept by", terms.institution());
        fact("Covers", categories(terms));
        fact("For", InWords.list(terms.purposes()));
        fact("May be shown to", terms.access().words());
        fact("From", InWords.day(terms.from()));
        fact("Until", terms.until().map(InWords::day).orElse("for good"));
        if (terms.embargoUntil().isPresent()) {
            fact("Closed until", InWords.day(terms.embargoUntil().get()));
        }
        fact("Notice read", terms.noticeVersion());
        fact("Record", terms.record().toString());
        html.end("dl").end("section").line();
    }

    private static String categories(Consent terms) {
        List<String> words = terms.categories().stream()
                .sorted(Comparator.naturalOrder())
                .map(Category::words)
                .collect(Collectors.toList());
        return words.isEmpty() ? "nothing" : String.join("; ", words);
    }

    private void fact(String label, String value) throws IOException {
        fact(label, value, null);
    }

    private void fact(String label, String value, String cssClass) throws IOException {
        html.start("div")
                .element("dt", label)
                .element("dd", value, "class", cssClass, "dir", "auto")
                .end("div");
    }

    private void contents() throws IOException {
        html.start("nav", "aria-label", "Contents").start("ul");
        link("timeline", "Timeline");
        link("missing", "Missing");
        link("left-out", "Left out");
        link("questions", "To look at");
        link("posts", "All posts");
        link("recognition", "Who is recognisable");
        link("accounting", "Every item");
        link("files", "What came");
        link("formats", "Formats");
        link("checks", "Checks");
        link("open", "Open and check");
        html.end("ul").end("nav").line();
    }

    private void link(String target, String words) throws IOException {
        html.start("li").element("a", words, "href", "#" + target).end("li");
    }
}
