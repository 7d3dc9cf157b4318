package org.posterity.page;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.posterity.model.Finding;
import org.posterity.page.ReportView.Check;

/** The report's last sections: what was checked and found, and how a person opens and checks the package. */
final class ReportOnPackage {
    private final Markup html;
    private final ReportView view;

    ReportOnPackage(Markup html, ReportView view) {
        this.html = html;
        this.view = view;
    }

    void write() throws IOException {
        checks();
        open();
    }

    private void checks() throws IOException {
        html.start("section", "id", "checks")
                .element("h2", "Checks before the package was sealed")
                .line();
        html.start("ul", "class", "checks");
        for (Check check : view.checks()) {
            html.start(
                    "li",
                    "class",
                    check.result().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            html.element("b", check.what())
                    .text(" ")
                    .element("span", check.result().words(), "class", "result");
            if (!check.detail().isBlank()) {
                html.text(" ").element("span", check.detail(), "class", "detail", "dir", "auto");
            }
            html.end("li").line();
        }
        html.end("ul").line();
        if (!view.findings().isEmpty()) {
            html.element("h3", "Also noticed");
            new RowTable<Finding>("Findings", "accounting.json", List.of("Where", "What"), (row, finding) -> {
                        row.start("td")
                                .element("code", FileNames.shown(finding.where()))
                                .end("td");
                        row.element("td", finding.what());
                    })
                    .write(html, view.findings().size(), view.findings()::stream);
        }
        html.end("section").line();
    }

    private void open() throws IOException {
        html.start("section", "id", "open")
                .element("h2", "How to open and check the package")
                .start("ol", "class", "steps");
        html.start("li")
                .element("b", "Read.")
                .text(" ")
                .element("code", "data/README.txt")
                .text(" says what lies where, in plain words.");
        html.end("li").line();
        html.start("li").element("b", "Watch.").text(" Open a file under ").element("code", "data/posts/");
        html.text(" in any player of web archives that reads WARC/1.1, for example ReplayWeb.page; ");
        html.text("each post has a page that plays its video or shows its photos.")
                .end("li")
                .line();
        html.start("li").element("b", "Check.").text(" The package is a BagIt bag (RFC 8493). In its top folder run ");
        html.element("code", "sha256sum -c manifest-sha256.txt").text(" and ");
        html.element("code", "sha256sum -c tagmanifest-sha256.txt")
                .text(", or use any BagIt tool.")
                .end("li")
                .line();
        html.start("li").element("b", "Look it up.").text(" Beside this report lie the same facts for programs: ");
        html.element("code", "posts.jsonl").text(" and ").element("code", "files.jsonl");
        html.text(" say what became of every post and file, ").element("code", "accounting.json");
        html.text(" of every item of the export, with all totals and decisions; ")
                .element("code", "events.jsonl")
                .text(" and ")
                .element("code", "data/premis.xml")
                .text(" tell the history.")
                .end("li");
        html.end("ol").end("section").line();
    }
}
