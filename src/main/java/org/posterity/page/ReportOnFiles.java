package org.posterity.page;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.posterity.page.ReportView.Fate;
import org.posterity.page.ReportView.File;
import org.posterity.page.ReportView.Format;
import org.posterity.page.ReportView.Received;

/** The report's sections on files: those that need a person's eye, everything that came, and the formats. */
final class ReportOnFiles {
    private static final String RECORD = "files.jsonl";

    private final Markup html;
    private final ReportView view;
    private final FileTotals totals;

    ReportOnFiles(Markup html, ReportView view, FileTotals totals) {
        this.html = html;
        this.view = view;
        this.totals = totals;
    }

    void write() throws IOException {
        questions();
        received(view.received());
        formats();
    }

    private void questions() throws IOException {
        html.start("section", "id", "questions")
                .element("h2", "Files that deserve a look")
                .line();
        if (totals.of(Fate.AMBIGUOUS) + totals.of(Fate.UNMATCHED) + totals.of(Fate.LEFT_OUT) == 0) {
            html.element("p", "None: every media file that came belongs to exactly one post.", "class", "none");
        }
        files(
                Fate.AMBIGUOUS,
                "Ambiguous",
                "Each fits several posts, and nothing in it decides which. It was not guessed.");
        files(
                Fate.UNMATCHED,
                "Without a post",
                view.withoutExport()
                        ? "No export says which posts there were. Each file has a page of its own that plays it."
                        : "They belong to no post in the export: drafts, deleted posts, or files under a name that says too"
                                + " little. Each has a page of its own. A picture of a signed paper is no medium: list it in the"
                                + " consent record, and it stays with the institution.");
        files(
                Fate.LEFT_OUT,
                "Left out",
                "The consent or a rule does not cover them; their bytes are not in the package.");
        html.end("section").line();
    }

    private void files(Fate fate, String heading, String words) throws IOException {
        if (totals.of(fate) == 0) {
            return;
        }
        html.element("h3", heading).element("p", words);
        RowTable<File> table = new RowTable<>(heading, RECORD, List.of("File", "#Size", "Why"), (row, file) -> {
            row.start("th", "scope", "row")
                    .element("bdi", FileNames.shown(file.path()), "class", "name")
                    .end("th");
            row.element("td", InWords.size(file.size()), "class", "number");
            row.element("td", file.note().orElse(file.fate().words()), "dir", "auto");
        });
        table.write(html, totals.of(fate), () -> view.files().get().filter(file -> file.fate() == fate));
    }

    private void received(Received received) throws IOException {
        html.start("section", "id", "files").element("h2", "What came").line();
        html.start("dl", "class", "wide");
        fact("Submission", received.id().value());
        fact(
                "Form",
                received.form() + ", " + InWords.count(received.files(), "file") + ", "
                        + InWords.size(received.bytes()));
        fact("Arrived", InWords.minute(received.at()));
        fact("Export", received.layout());
        fact("Virus check", received.virusCheck());
        fact("Digest", received.digest().toString());
        html.end("dl").line();
        if (totals.all() > RowTable.MOST_ROWS) {
            fates();
        }
        new RowTable<File>(
                        "Files",
                        RECORD,
                        List.of("File, with its sha256", "#Size", "Type", "Its own time", "What became of it"),
                        this::file)
                .write(html, totals.all(), view.files());
        html.end("section").line();
    }

    private void fates() throws IOException {
        new RowTable<Fate>("What became of files", List.of("What became of it", "#Files", "#Size"), (row, fate) -> {
                    row.element("th", fate.words(), "scope", "row");
                    row.element("td", InWords.number(totals.of(fate)), "class", "number");
                    row.element("td", InWords.size(totals.bytes(fate)), "class", "number");
                })
                .write(html, Fate.values().length, () -> Stream.of(Fate.values()));
    }

    private void file(Markup row, File file) throws IOException {
        row.start("th", "scope", "row").element("bdi", FileNames.shown(file.path()), "class", "name");
        row.element("code", file.digest().hex()).end("th");
        row.element("td", InWords.size(file.size()), "class", "number").element("td", file.mediaType());
        row.element("td", file.modified().map(InWords::minute).orElse("not recorded"));
        row.element(
                "td",
                file.fate().words()
                        + file.screened()
                                .map(rules -> ", screened: " + rules + " taken out; the file as it came is not kept")
                                .orElse(""));
    }

    private void formats() throws IOException {
        html.start("section", "id", "formats")
                .element("h2", "Formats in the package")
                .line();
        if (view.formats().isEmpty()) {
            html.element("p", "No media files.", "class", "none");
        } else {
            new RowTable<Format>("Formats", List.of("Format", "Media type", "PRONOM", "#Files", "#Size"), this::format)
                    .write(html, view.formats().size(), view.formats()::stream);
        }
        html.end("section").line();
    }

    private void format(Markup row, Format format) throws IOException {
        row.element("th", format.name(), "scope", "row").element("td", format.mediaType());
        row.element("td", format.puid().orElse("not identified"));
        row.element("td", InWords.number(format.files()), "class", "number");
        row.element("td", InWords.size(format.bytes()), "class", "number");
    }

    private void fact(String label, String value) throws IOException {
        html.start("div")
                .element("dt", label)
                .element("dd", value, "dir", "auto")
                .end("div");
    }
}
